import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { createNumbers } from '../../../bench/benchNumbers';
import { decodeText, looksLikeText } from '../../../shared/attachment/decodeText';
import { type Samples, samples } from './encodingSamples';

const rowCounts = [1, 2, 3, 5, 10, 30, 100, 300];
const ends = ['\n', '\r\n'];

type Kind = 'prose' | 'names' | 'prices' | 'addresses';
const kinds: readonly Kind[] = ['prose', 'names', 'prices', 'addresses'];

/** Rows of one kind, the same ones from the same seed. */
function rowsOf(from: Samples, kind: Kind, count: number, seed: number): string[] {
  const next = createNumbers(seed);
  const one = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  const number = (below: number) => String(1 + Math.floor(next() * below));
  const row: Record<Kind, () => string> = {
    prose: () => one(from.sentences),
    names: () => `${one(from.families)}${one(['', ' ', ','])}${one(from.given)}`,
    prices: () => `${one(from.goods)},${number(9)},${number(5000)}`,
    addresses: () =>
      `${one(from.families)},${one(from.addresses).replace(/#/g, () => number(99))},0${number(99999999)}`,
  };
  return Array.from({ length: count }, row[kind]);
}

const cases = samples.flatMap((from) =>
  from.encodings.flatMap(({ label, encoder }) =>
    kinds.map((kind) => ({ label, encoder, kind, from })),
  ),
);

/** Every number of rows, line end and seed of one case, as text and as bytes. */
function* textsOf({ encoder, kind, from }: (typeof cases)[number], seeds = 12) {
  for (const count of rowCounts) {
    for (const end of ends) {
      for (let seed = 1; seed <= seeds; seed += 1) {
        const text = rowsOf(from, kind, count, seed * 1000 + count).join(end) + end;
        yield { text, count, bytes: iconv.encode(text, encoder) };
      }
    }
  }
}

describe('from somebody who speaks the language', () => {
  test.each(cases)('$kind in $label are read', (one) => {
    const wrong: unknown[] = [];
    for (const { text, count, bytes } of textsOf(one)) {
      const read = decodeText(bytes, one.from.language);
      if (read !== text) wrong.push({ count, text: text.slice(0, 40), read: read?.slice(0, 40) });
    }
    expect(wrong).toEqual([]);
  });
});

describe('from somebody who speaks another language', () => {
  const others = ['en', 'ja', 'zh-TW', 'zh-CN', 'th', 'ko', 'vi'];

  test.each(cases)('$kind in $label of ten rows never come out as mojibake', (one) => {
    const wrong: unknown[] = [];
    for (const language of others) {
      if (language === one.from.language) continue;
      for (const { text, count, bytes } of textsOf(one, 4)) {
        if (count < 10) continue;
        const read = decodeText(bytes, language);
        if (read !== undefined && read !== text) {
          wrong.push({ language, count, text: text.slice(0, 40), read: read.slice(0, 40) });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(cases)('$kind in $label are read when there are enough of them', (one) => {
    for (const { text, count, bytes } of textsOf(one, 2)) {
      if (count >= 100) expect(decodeText(bytes, 'en')).toBe(text);
    }
  });
});

test('bytes that mean nothing in any encoding are no text', () => {
  const next = createNumbers(7);
  for (const language of ['ja', 'zh-TW', 'zh-CN', 'th', 'en', undefined]) {
    const bytes = Buffer.from(Array.from({ length: 400 }, () => 128 + Math.floor(next() * 128)));
    expect(decodeText(bytes, language)).toBeUndefined();
    expect(looksLikeText(bytes)).toBe(true);
  }
});

test.each([
  ['koi8-r', 'th', 'Привет, как дела? Встретимся завтра в три часа дня'],
  ['windows-1252', 'de', 'Größe;Preis\r\nMüller & Söhne;5,90 €\r\n'],
  ['windows-1252', 'ja', 'Crème brûlée, café au lait\n'],
  ['windows-1252', 'fr', 'Déjà vu à l’été, où ça ?'],
  ['euc-kr', 'ko', '이름,금액\r\n김민수,12000\r\n'],
  ['windows-1251', 'en', 'Съешь же ещё этих мягких французских булок, да выпей чаю. '.repeat(4)],
  ['cp932', 'ja', '髙橋,﨑山,①,㈱山田商店\r\n'],
  ['cp932', 'ja', 'ﾔﾏﾀﾞ ﾀﾛｳ,1000\r\nｽｽﾞｷ ﾊﾅｺ,2000\r\nﾀﾅｶ ｹﾝｼﾞ,300\r\n'],
])('%s of a sender who speaks %s', (encoding, language, text) => {
  expect(decodeText(iconv.encode(text, encoding), language)).toBe(text);
});
