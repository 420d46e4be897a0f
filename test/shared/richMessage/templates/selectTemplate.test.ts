import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localTime } from '../../../../shared/content/localTime';
import {
  rankTemplates,
  selectTemplate,
} from '../../../../shared/richMessage/templates/selectTemplate';
import {
  loadTemplates,
  type Template,
  templateCategories,
  TemplateFile,
} from '../../../../shared/richMessage/templates/templates';

const assets = join(__dirname, '..', '..', '..', '..', 'dist', 'assets');

const aTemplate = (id: string, fields: Partial<TemplateFile> = {}): Template => ({
  ...TemplateFile.parse({
    name: id,
    generator: 'hills',
    categories: ['general'],
    themes: [],
    moods: [],
    energy: 'medium',
    hours: { from: 0, to: 24 },
    seasons: [],
    zones: [{ x: 0.1, y: 0.1, width: 0.8, height: 0.4 }],
    palette: ['#000000', '#888888', '#ffffff'],
    ...fields,
  }),
  id,
  version: id,
  background: { kind: 'file', path: '' },
});

const mapOf = (...templates: Template[]) =>
  new Map(templates.map((template) => [template.id, template]));

/** A Monday afternoon in November. */
const local = { date: '2026-11-23', hour: 14, month: 11, weekday: 1 };
const wish = { category: 'general', local, seed: 'seed' };

const suits = (template: Template, asked: Parameters<typeof selectTemplate>[1], name: string) =>
  selectTemplate(mapOf(template), asked).why.find(({ criterion }) => criterion === name)?.suits;

test('the same seed chooses the same template, other seeds choose others too', async () => {
  const templates = await loadTemplates(assets);
  const choose = (seed: string) =>
    selectTemplate(templates, { ...wish, category: 'wellness', seed });
  expect(choose('a')).toEqual(choose('a'));
  const chosen = new Set(Array.from({ length: 40 }, (_, seed) => choose(String(seed)).id));
  expect(chosen.size).toBeGreaterThan(1);
  for (const id of chosen) expect(templates.get(id)?.categories).toContain('wellness');
});

test('every category has templates of its own that come first', async () => {
  const templates = await loadTemplates(assets);
  for (const category of templateCategories) {
    const { id } = selectTemplate(templates, { ...wish, category });
    expect(templates.get(id)?.categories).toContain(category);
  }
});

test('the order in which templates were read changes nothing', () => {
  const templates = ['a', 'b', 'c', 'd'].map((id) => aTemplate(id));
  fc.assert(
    fc.property(fc.shuffledSubarray(templates, { minLength: 4 }), fc.string(), (shuffled, seed) => {
      const ids = (list: Template[]) =>
        rankTemplates(mapOf(...list), { ...wish, seed }).map(({ id }) => id);
      expect(ids(shuffled)).toEqual(ids(templates));
    }),
  );
});

test('the score is what its judgements add up to, each between 0 and its weight', async () => {
  const templates = await loadTemplates(assets);
  for (const { score, why } of rankTemplates(templates, { ...wish, text: 'こんにちは' })) {
    expect(why.reduce((sum, { suits, weight }) => sum + suits * weight, 0)).toBeCloseTo(score);
    for (const { suits } of why) {
      expect(suits).toBeGreaterThanOrEqual(0);
      expect(suits).toBeLessThanOrEqual(1);
    }
    expect(why.map(({ criterion, weight }) => [criterion, weight])).toEqual([
      ['category', 4],
      ['preference', 3.5],
      ['hour', 3],
      ['energy', 2.5],
      ['theme', 2],
      ['mood', 2],
      ['season', 1.5],
      ['text', 1],
      ['novelty', 1],
      ['chance', 1.5],
    ]);
  }
});

test.each([
  ['the category that it is about before one that it also suits', 'category'],
  ['what the reader has liked', 'preference'],
  ['its own hours', 'hour'],
  ['the energy of the hour', 'energy'],
  ['a theme that was asked for', 'theme'],
  ['moods that were asked for', 'mood'],
  ['its season', 'season'],
  ['words that it has room for', 'text'],
  ['not having been shown lately', 'novelty'],
])('prefers %s', (_what, criterion) => {
  const pairs: Record<string, [Partial<TemplateFile>, Partial<TemplateFile>]> = {
    category: [{ categories: ['general', 'food'] }, { categories: ['food', 'general'] }],
    preference: [{ categories: ['general', 'travel'] }, { categories: ['general', 'food'] }],
    hour: [{ hours: { from: 12, to: 16 } }, { hours: { from: 20, to: 4 } }],
    energy: [{ energy: 'medium' }, { energy: 'very_low' }],
    theme: [{ themes: ['weekly_goals'] }, { themes: ['seasonal'] }],
    mood: [{ moods: ['calm', 'warm'] }, { moods: ['bold'] }],
    season: [{ seasons: ['autumn'] }, { seasons: ['spring'] }],
    text: [
      { zones: [{ x: 0.05, y: 0.1, width: 0.9, height: 0.6, align: 'middle' }] },
      { zones: [{ x: 0.4, y: 0.4, width: 0.2, height: 0.2, align: 'middle' }] },
    ],
    novelty: [{}, {}],
  };
  const [better, worse] = pairs[criterion] ?? [{}, {}];
  const asked = {
    ...wish,
    liked: ['travel'],
    theme: 'weekly_goals' as const,
    moods: ['calm', 'warm'],
    text: 'A text of some length that wants its room on the picture, as most do.',
    recent: ['worse'],
  };
  const good = suits(aTemplate('better', better), asked, criterion) ?? 0;
  expect(good).toBeGreaterThan(suits(aTemplate('worse', worse), asked, criterion) ?? 1);
});

test('hours may go over midnight', () => {
  const night = aTemplate('night', { hours: { from: 22, to: 5 } });
  const at = (hour: number) => suits(night, { ...wish, local: { ...local, hour } }, 'hour');
  expect([22, 23, 0, 4].map(at)).toEqual([1, 1, 1, 1]);
  expect(at(5)).toBeLessThan(1);
  expect(at(12)).toBe(0);
});

test('without a category, that of the weekday is wanted', () => {
  const { category: _left, ...open } = wish;
  const templates = mapOf(
    aTemplate('a', { categories: ['travel'] }),
    aTemplate('b', { categories: ['motivation'] }),
  );
  expect(selectTemplate(templates, open).id).toBe('b');
});

test('the hour is that of the reader', () => {
  const at = new Date('2026-11-23T16:30:00Z');
  expect(localTime(at, 'Asia/Tokyo')).toEqual({
    date: '2026-11-24',
    hour: 1,
    month: 11,
    weekday: 2,
  });
  expect(localTime(at, 'Asia/Bangkok')).toMatchObject({ date: '2026-11-23', hour: 23 });
});
