import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cardsEachPart } from '../../../shared/cards/dayCards';
import { type CopyFile, copyCategories, readCopyFile } from '../../../shared/content/copyFile';
import { type CuratedCopy, loadCuratedCopy } from '../../../shared/content/curatedCopy';
import { emergencyCopy } from '../../../shared/content/emergencyCopy';
import { type Language, languages } from '../../../shared/content/languages';
import { localTime } from '../../../shared/content/localTime';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const assets = join(__dirname, '..', '..', '..', 'assets');
const fileOf = (language: Language): CopyFile =>
  readCopyFile(readFileSync(join(assets, 'copy', `${language}.json`), 'utf8'));

let copy: CuratedCopy;
beforeAll(async () => {
  copy = await loadCuratedCopy(assets, createMemoryReporter());
});

/** The words of a whole set of cards, at a local time. */
function setOf(language: Language, category: string, time: string): string[] {
  const at = localTime(new Date(`${time}:00Z`), 'UTC');
  return Array.from({ length: cardsEachPart }, (_, offset) =>
    copy.pick({ language, category, seed: time, offset, at }),
  ).map(({ title }) => title);
}

describe.each(languages)('%s', (language) => {
  test.each(copyCategories)('has six different cards of %s in each part of a day', (category) => {
    for (const hour of ['02', '08', '14', '19', '23']) {
      const titles = setOf(language, category, `2026-11-25T${hour}:00`);
      expect(new Set(titles).size).toBe(cardsEachPart);
    }
  });

  test('knows its feasts until 2032', () => {
    const tables = Object.values(fileOf(language).occasions).flatMap(({ days }) =>
      days.flatMap((day) => ('dates' in day ? [day.dates] : [])),
    );
    const years = ['2027', '2028', '2029', '2030', '2031', '2032'];
    for (const dates of tables) {
      expect(years.filter((year) => !dates.some((date) => date.startsWith(year)))).toEqual([]);
    }
  });
});

test('the same seed gives the same words', () => {
  const wish = { category: 'morning', language: 'th' as const, seed: '01HX' };
  expect(copy.pick(wish)).toEqual(copy.pick(wish));
});

test('an unknown category is given general words', () => {
  const { title } = copy.pick({ category: 'unheard_of', language: 'ja', seed: '1' });
  expect(fileOf('ja').general.map((text) => text.title)).toContain(title);
});

test('words for the evening are not given in the morning', () => {
  expect(setOf('th', 'wellness', '2026-11-25T23:00').join()).toMatch(/ราตรีสวัสดิ์|วางวันนี้ลง/);
  expect(setOf('th', 'wellness', '2026-11-25T08:00').join()).not.toMatch(/ราตรีสวัสดิ์/);
});

test('on Mondays a Thai morning greets the Monday, in yellow', () => {
  const monday = setOf('th', 'morning', '2026-11-23T08:00');
  expect(monday.slice(0, 2).join()).toMatch(/สวัสดีวันจันทร์สีเหลือง/);
  expect(setOf('th', 'morning', '2026-11-25T08:00').join()).toMatch(/สวัสดีวันพุธ/);
  expect(setOf('th', 'morning', '2026-11-25T08:00').join()).not.toMatch(/จันทร์/);
});

test.each<[Language, string, string]>([
  ['ja', '2027-01-02', 'new_year'],
  ['ja', '2026-09-25', 'mid_autumn'],
  ['ja', '2027-08-14', 'obon'],
  ['th', '2027-04-13', 'songkran'],
  ['th', '2026-11-24', 'loy_krathong'],
  ['th', '2027-11-13', 'loy_krathong'],
  ['zh-TW', '2027-02-05', 'lunar_new_year'],
  ['zh-TW', '2027-02-06', 'lunar_new_year'],
  ['zh-TW', '2027-05-09', 'mothers_day'],
  ['zh-CN', '2026-09-25', 'mid_autumn'],
  ['zh-CN', '2027-06-09', 'dragon_boat'],
  ['ko', '2027-02-07', 'seollal'],
  ['ko', '2026-09-25', 'chuseok'],
  ['vi', '2030-02-02', 'tet'],
  ['id', '2026-03-21', 'idul_fitri'],
  ['es', '2027-01-06', 'three_kings'],
  ['fr', '2027-05-01', 'may_day'],
  ['de', '2027-03-28', 'easter'],
  ['en', '2026-12-25', 'christmas'],
])('in %s the morning of %s is %s', (language, date, name) => {
  const titles = setOf(language, 'morning', `${date}T08:00`);
  const ofTheFeast = fileOf(language).occasions[name as keyof CopyFile['occasions']]?.cards ?? [];
  expect(ofTheFeast.map(({ title }) => title)).toContain(titles[0]);
  expect(new Set(titles).size).toBe(cardsEachPart);
});

test.each<[Language, string]>([
  ['th', '2027-04-16'],
  ['ko', '2027-02-05'],
  ['zh-TW', '2026-11-24'],
  ['vi', '2030-02-06'],
  ['id', '2026-03-20'],
])('in %s %s is a day like any other', (language, date) => {
  const feasts = Object.values(fileOf(language).occasions).flatMap(({ cards }) => cards);
  const titles = setOf(language, 'morning', `${date}T08:00`);
  expect(feasts.filter(({ title }) => titles.includes(title))).toEqual([]);
});

test('the cards of a feast can be wished for on any day', () => {
  expect(setOf('th', 'songkran', '2026-11-25T08:00').join()).toMatch(/สงกรานต์/);
  // Where the feast is not known, the words are general.
  expect(setOf('de', 'songkran', '2026-11-25T08:00').length).toBe(cardsEachPart);
});

describe('a broken file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each<[Language, string, (text: string) => string]>([
    ['ja', 'a missing quote', (text) => text.replace('"morning"', '"morning')],
    ['en', 'no cards', () => '{}'],
    ['th', 'a category that has one card', (text) => withOneCard(text)],
  ])('of %s (%s) is reported, and the other languages live', async (language, _what, spoil) => {
    cpSync(join(assets, 'copy'), join(folder, 'copy'), { recursive: true });
    const file = join(folder, 'copy', `${language}.json`);
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    const reporter = createMemoryReporter();
    const spoilt = await loadCuratedCopy(folder, reporter);
    expect(reporter.named('copy.broken').map(({ fields }) => fields.language)).toEqual([language]);
    expect(languages.filter((one) => !spoilt.has(one))).toEqual([language]);
    const wish = { category: 'morning', seed: 'x' };
    expect(spoilt.pick({ ...wish, language })).toEqual(emergencyCopy[language]);
    for (const other of languages.filter((one) => one !== language)) {
      expect(spoilt.pick({ ...wish, language: other })).toEqual(
        copy.pick({ ...wish, language: other }),
      );
    }
  });

  function withOneCard(text: string): string {
    const file = JSON.parse(text) as { nature: unknown[] };
    return JSON.stringify({ ...file, nature: file.nature.slice(0, 1) });
  }
});
