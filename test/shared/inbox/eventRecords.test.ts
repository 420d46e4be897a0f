import { beforeEach, expect, test } from '@jest/globals';
import { createEventRecords, type EventRecords } from '../../../shared/inbox/eventRecords';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { Table } from '../../../shared/storage/table';
import { withCode } from '../../builders/withCode';

const day = 24 * 60 * 60 * 1000;
let now = 0;
let tables = new Map<string, Table>();
let records: EventRecords;

beforeEach(() => {
  now = Date.UTC(2026, 10, 23, 12);
  tables = new Map();
  records = createEventRecords({
    clock: () => now,
    table: (name) => {
      const known = tables.get(name) ?? createMemoryTable(name);
      tables.set(name, known);
      return known;
    },
  });
});

const event = (webhookEventId = '01HZ0000000000000000000000', timestamp = now) => ({
  webhookEventId,
  timestamp,
});

test('the first attempt makes the record, a later one counts', async () => {
  expect(await records.begin(event())).toMatchObject({ state: 'open', attempts: 1 });
  expect(await records.begin(event())).toMatchObject({ state: 'open', attempts: 2 });
});

test('what is done stays done, with its outcome', async () => {
  await (await records.begin(event())).mark('done', 'replied');
  expect(await records.begin(event())).toMatchObject({
    state: 'done',
    outcome: 'replied',
    attempts: 1,
  });
  expect(await records.find(event())).toMatchObject({ state: 'done' });
});

test('an intent is remembered by the next attempt', async () => {
  await (await records.begin(event())).mark('replying');
  expect(await records.begin(event())).toMatchObject({ state: 'replying', attempts: 2 });
});

test('a worker that was replaced can change nothing any more', async () => {
  const replaced = await records.begin(event());
  await records.begin(event());
  await expect(replaced.mark('replying')).rejects.toMatchObject(
    withCode('event.taken', { retryable: true }),
  );
});

test('a failed event is tried again only when it is replayed', async () => {
  await (await records.begin(event())).mark('failed', 'lineApi');
  expect(await records.begin(event())).toMatchObject({ state: 'failed' });
  expect(await records.begin(event(), { replay: true })).toMatchObject({
    state: 'open',
    attempts: 1,
  });
});

test('an event that was never begun is not found', async () => {
  expect(await records.find(event())).toBeUndefined();
});

test("the day's table is chosen by the event's own time, so a redelivery after midnight finds it", async () => {
  const late = event('01HZ0000000000000000000001', Date.UTC(2026, 10, 22, 23, 59, 59));
  await (await records.begin(late)).mark('done', 'replied');
  now += day;
  expect(await records.find(late)).toMatchObject({ state: 'done' });
  expect([...tables.keys()]).toContain('eventrecords20261122');
});

test('events of a week ago are still known, and a dropped day is gone whole', async () => {
  const old = event('01HZ0000000000000000000002');
  await (await records.begin(old)).mark('done', 'replied');
  now += 6.9 * day;
  expect(await records.find(old)).toMatchObject({ state: 'done' });
  now = Date.UTC(2026, 11, 2, 12);
  expect(await records.dropDay(9)).toBe('eventrecords20261123');
  expect(
    await tables.get('eventrecords20261123')?.get(old.webhookEventId, 'record'),
  ).toBeUndefined();
});

test('an id of any characters makes a record of its own', async () => {
  const odd = ['a/b', 'a\\b', 'a#b', 'a?b', 'あ', ''];
  for (const id of odd) await (await records.begin(event(id))).mark('done', id);
  for (const id of odd) expect((await records.find(event(id)))?.outcome ?? '').toBe(id);
});
