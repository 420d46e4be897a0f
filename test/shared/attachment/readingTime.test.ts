import { beforeEach, expect, test } from '@jest/globals';
import { createReadingTime, type ReadingTime } from '../../../shared/attachment/readingTime';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { Table } from '../../../shared/storage/table';

const day = 24 * 60 * 60 * 1000;
let now = 0;
let people: Table;
let time: ReadingTime;

beforeEach(() => {
  now = Date.UTC(2026, 10, 23, 12);
  people = createMemoryTable('people');
  time = createReadingTime({ people, clock: () => now, maxMsPerDay: 10_000 });
});

test('what one person had read counts against that person, until the day is over', async () => {
  expect(await time.isLeft('ann')).toBe(true);
  expect(await time.isLeft('bob')).toBe(true);
  await time.spend('ann', 6000);
  expect(await time.isLeft('ann')).toBe(true);
  await time.spend('ann', 6000);
  expect(await time.isLeft('ann')).toBe(false);
  expect(await time.isLeft('bob')).toBe(true);
  now += day;
  expect(await time.isLeft('ann')).toBe(true);
});

test('an ordinary file counts for nothing', async () => {
  await time.isLeft('ann');
  for (let file = 0; file < 100; file += 1) await time.spend('ann', 300);
  expect(await time.isLeft('ann')).toBe(true);
});

test('several that end at once are all counted', async () => {
  await time.isLeft('ann');
  await Promise.all([time.spend('ann', 4000), time.spend('ann', 4000), time.spend('ann', 4000)]);
  expect(await time.isLeft('ann')).toBe(false);
});

test('whoever is forgotten meanwhile stays forgotten', async () => {
  await time.spend('ann', 6000);
  expect(await people.list('ann')).toEqual([]);
});
