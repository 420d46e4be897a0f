import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCopy } from '../../../shared/content/checkCopy';
import { emergencyCopy } from '../../../shared/content/emergencyCopy';
import { languages } from '../../../shared/content/languages';

const plain = { about: 'a calm evening', facts: '', bannedWords: [] as string[] };
const english = {
  title: 'A quiet evening',
  body: 'Put the kettle on, and let the day go.',
  altText: 'A quiet evening. Let the day go.',
  cta: 'Thank you',
};

test.each(languages)('the emergency card in %s passes', (language) => {
  expect(checkCopy(emergencyCopy[language], language, plain)).toEqual([]);
});

test.each([
  ['zh-TW', '元旦快樂', '新的一年，祝你元氣滿滿。'],
  ['zh-CN', '元宵节快乐', '团团圆圆，元气满满。'],
  ['ko', '오늘도 응원해요', '소원이 이루어지길 바라요.'],
] as const)('what only looks like money in %s is none', (language, title, body) => {
  const copy = { title, body, altText: title, cta: title };
  expect(checkCopy(copy, language, plain)).toEqual([]);
});

test.each([
  ['zh-TW', '只要五百元', '今天的一杯茶。'],
  ['ko', '오늘의 차', '단돈 천원이에요.'],
] as const)('a price in the words of %s is found', (language, title, body) => {
  const copy = { title, body, altText: title, cta: title };
  expect(checkCopy(copy, language, plain).join()).toMatch(/price/);
});

test.each([
  ['a price', { body: 'Only ¥500 today.' }, /price|figure/],
  ['a price in words', { body: 'Only five hundred baht.' }, /price.*baht/],
  ['a figure', { body: 'Three of 10 people smile.' }, /figure.*10/],
  ['a claim', { body: 'The best tea, guaranteed.' }, /claim.*best/],
  ['an address', { body: 'See www.example.com for more.' }, /address/],
  ['Markdown', { title: '**Evening**' }, /Markdown/],
  ['too many emoji', { body: 'Tea ☕ moon 🌙 star ⭐ sleep 😴 night 🌃' }, /emoji/],
  [
    'too long a title',
    { title: 'An evening that is much longer than any picture' },
    /title has 47/,
  ],
  [
    'another language',
    { title: '静かな夜', body: 'お茶をいれて、ひと休み。' },
    /not written in en/,
  ],
])('%s is found', (_name, change, reason) => {
  expect(checkCopy({ ...english, ...change }, 'en', plain).join('; ')).toMatch(reason);
});

test('what the brief says may be said', () => {
  const brief = { ...plain, facts: 'Tea for ¥500, free refill' };
  const copy = { ...english, body: 'Tea for ¥500, and a free refill.' };
  expect(checkCopy(copy, 'en', brief)).toEqual([]);
});

test.each([
  ['ja', '全品半額です。ぜひお越しください。', 'claim'],
  ['th', 'ลดราคาทุกอย่าง ๕๐ บาท', 'figure'],
  ['zh-TW', '全館免費，快來看看。', 'claim'],
  ['zh-TW', '这是为你写的话。', 'not written in zh-TW'],
  ['zh-CN', '這是為你寫的話。', 'not written in zh-CN'],
  ['ko', '모두 무료로 드려요.', 'claim'],
  ['de', 'Alles kostenlos, nur heute.', 'claim'],
] as const)('in %s: %s', (language, body, reason) => {
  const problems = checkCopy({ ...emergencyCopy[language], body }, language, plain);
  expect(problems.join('; ')).toContain(reason);
});

test('a banned word is found however it is written', () => {
  const bannedWords = ['Cola', '禁止'];
  const said = (body: string) => checkCopy({ ...english, body }, 'en', { ...plain, bannedWords });
  expect(said('A ＣＯＬＡ for you.')).toContain('says "Cola"');
  expect(
    checkCopy({ ...emergencyCopy.ja, body: 'これは禁止です。' }, 'ja', { ...plain, bannedWords }),
  ).toContain('says "禁止"');
});

test('whatever words come, the checks come to an end, and say the same again', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(
      fc.record({ title: words, body: words, altText: words, cta: words }),
      fc.constantFrom(...languages),
      (copy, language) => {
        expect(checkCopy(copy, language, plain)).toEqual(checkCopy(copy, language, plain));
      },
    ),
  );
});
