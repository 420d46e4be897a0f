import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { copyCategories } from '../../../shared/content/copyFile';
import { type Language, languages } from '../../../shared/content/languages';
import { findRichMessageWish, wishPhrases } from '../../../shared/content/richMessageIntent';
import { vocabularies, Vocabulary } from '../../../shared/content/wishes/vocabulary';
import { occasionNames } from '../../../shared/content/occasions';

/** What people write. The vocabularies are tuned with one half; the other shows how well they generalise. */
interface Half {
  /** Greetings and plain wishes, by the category of the card. */
  readonly wishes: Readonly<Record<string, readonly string[]>>;
  /** Wishes that take understanding: they are left to the model. */
  readonly model: readonly string[];
  /** No wishes, although they use the words of wishes. */
  readonly none: readonly string[];
}

const halves = ['tune', 'held'] as const;

function examples(language: Language, half: (typeof halves)[number]): Half {
  const file = join(__dirname, 'wishes', `${language}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Half>)[half] as Half;
}

const missed = (language: Language, { wishes }: Half) =>
  Object.entries(wishes).flatMap(([category, texts]) =>
    texts.filter((text) => {
      const wish = findRichMessageWish(text, language);
      return wish?.category !== category || wish.language !== language;
    }),
  );

const count = ({ wishes }: Half) => Object.values(wishes).flat().length;

describe.each(languages)('in %s', (language) => {
  test('at least nine of ten greetings and plain wishes are found, in both halves', () => {
    const figures = halves.map((half) => {
      const set = examples(language, half);
      const all = missed(language, set);
      const found = `${count(set) - all.length} of ${count(set)}`;
      return { half, found, missed: all, isEnough: all.length <= count(set) / 10 };
    });
    expect(figures).toEqual(figures.map((figure) => ({ ...figure, isEnough: true })));
  });

  test.each(halves)('nothing else is taken for a wish (%s)', (half) => {
    const { none, model } = examples(language, half);
    const taken = [...none, ...model].filter(
      (text) => findRichMessageWish(text, language) !== undefined,
    );
    expect(taken).toEqual([]);
  });

  test('the examples are as many as were promised', () => {
    const sets = halves.map((half) => examples(language, half));
    const sum = (of: (set: Half) => number) => sets.map(of).reduce((a, b) => a + b, 0);
    expect(sum((set) => count(set) + set.model.length)).toBeGreaterThanOrEqual(40);
    expect(sum(({ none }) => none.length)).toBeGreaterThanOrEqual(25);
  });

  test('the vocabulary is what its schema says, and names categories that have cards', () => {
    const { greetings, topics, things } = Vocabulary.parse(vocabularies[language]);
    const known = [...copyCategories, ...occasionNames, 'any'];
    const used = [greetings, topics, things].flatMap((group) => Object.keys(group));
    expect(used.filter((category) => !known.includes(category))).toEqual([]);
  });
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

test('a text in the words of several languages is taken for what its writer reads', () => {
  expect(findRichMessageWish('早安', 'zh-CN')).toEqual({ category: 'morning', language: 'zh-CN' });
  expect(findRichMessageWish('早安', 'zh-TW')).toEqual({ category: 'morning', language: 'zh-TW' });
  expect(findRichMessageWish('motivation', 'fr')?.language).toBe('fr');
  expect(findRichMessageWish('motivation', 'th')?.language).toBe('en');
});

test.each([
  ['drawn-out letters', 'gooood mooorning'],
  ['a missing space', 'goodmorning'],
  ['a mistyped letter', 'good mornimg'],
  ['letters that changed places', 'good mornign'],
  ['laughter without spaces', 'good morning hahahah'],
  ['missing accents', 'chao buoi sang'],
  ['umlauts that are spelled out', 'schoenen guten Morgen'],
  ['half-width katakana', 'ｵﾊﾖｳ'],
  ['missing tone marks', 'อรุณสวัสดิคะ'],
  ['emoticons', 'Buenos días :D <3'],
])('%s do not hide a greeting', (_what, text) => {
  expect(findRichMessageWish(text)?.category).toBe('morning');
});

test.each([
  'Thanks for the card!',
  'nice quote',
  'カードありがとうございます',
  'การ์ดสวยมาก',
  '谢谢你的卡片',
  "I'm tired of the cards",
])('"%s" is a remark on a card, no wish for one', (text) => {
  expect(findRichMessageWish(text)).toBeUndefined();
});

test('every phrase by itself is a wish in its language', () => {
  const lost = wishPhrases().filter(
    ({ text, wish: { language } }) => findRichMessageWish(text, language) === undefined,
  );
  expect(lost).toEqual([]);
});
