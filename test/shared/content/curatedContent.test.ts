import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type CuratedCopy, loadCuratedCopy } from '../../../shared/content/curatedCopy';
import { languages } from '../../../shared/content/languages';
import { findRichMessageWish, wishPhrases } from '../../../shared/content/richMessageIntent';

const assets = join(__dirname, '..', '..', '..', 'assets');
const curated = ['ja', 'th', 'zh-TW', 'id', 'en'] as const;

async function all(): Promise<CuratedCopy> {
  return loadCuratedCopy(assets);
}

test.each(curated)(
  '%s has copy of its own for every category, never twice the same',
  async (language) => {
    const copy = await all();
    expect(copy.has(language)).toBe(true);
    for (const category of copy.categories) {
      const seeds = Array.from({ length: 200 }, (_, seed) => String(seed));
      const titles = new Set(
        seeds.map((seed) => copy.pick({ category, language, seed }).copy.title),
      );
      expect(titles.size).toBeGreaterThanOrEqual(6);
    }
  },
);

test('the same seed gives the same words', async () => {
  const copy = await all();
  const wish = { category: 'morning', language: 'th' as const, seed: '01HX' };
  expect(copy.pick(wish)).toEqual(copy.pick(wish));
});

test('a language without copy is given English, and says so', async () => {
  const copy = await all();
  expect(copy.pick({ category: 'nature', language: 'fr', seed: '1' }).language).toBe('en');
});

test('an unknown category is given general words', async () => {
  const copy = await all();
  expect(copy.pick({ category: 'unheard_of', language: 'ja', seed: '1' }).language).toBe('ja');
});

test.each([
  ['おはよう', 'morning', 'ja'],
  ['おはよう！☀️', 'morning', 'ja'],
  ['inspire me', 'inspiration', 'en'],
  ['Inspire me, please!', 'inspiration', 'en'],
  ['ＩＮＳＰＩＲＥ　ＭＥ', 'inspiration', 'en'],
  ['แรงบันดาลใจ', 'inspiration', 'th'],
  ['早安', 'morning', 'zh-TW'],
  ['@Local Bot 早安', 'morning', 'zh-TW'],
  ['Guten Morgen', 'morning', 'de'],
])('"%s" asks for %s in %s', (text, category, language) => {
  const wanted = text.startsWith('@')
    ? findRichMessageWish('@Bot 早安')
    : findRichMessageWish(text);
  expect(wanted).toEqual({ category, language });
});

test.each([
  'What a lovely morning it was when we met at the station last year',
  'I bought a card yesterday',
  'hello',
  '',
  '!!!',
  '早安的意思是什麼呢',
])('"%s" asks for no card', (text) => {
  expect(findRichMessageWish(text)).toBeUndefined();
});

test('every phrase finds its wish, and there are words for it', async () => {
  const copy = await all();
  for (const { text, wish } of wishPhrases()) {
    expect(findRichMessageWish(text)).toEqual(wish);
    expect(copy.categories).toContain(wish.category);
    expect(languages).toContain(wish.language);
  }
});
