import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from '../../../../shared/content/languages';
import { startTextProbe } from './text/startTextProbe';

/** More by FAST_CHECK_RUNS. */
const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 25);
const box = { maxWidthPx: 900, maxHeightPx: 1400, maxLines: 40, maxSizePx: 60, minSizePx: 20 };

let probe: Awaited<ReturnType<typeof startTextProbe>>;
beforeAll(async () => {
  probe = await startTextProbe();
});
afterAll(async () => {
  await probe.stop();
});

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemesOf = (text: string) => [...segmenter.segment(text)];

const letters = (from: string) =>
  fc.constantFrom(...graphemesOf(from).map(({ segment }) => segment));
const word = (from: fc.Arbitrary<string>, most = 9) =>
  fc.array(from, { minLength: 1, maxLength: most }).map((list) => list.join(''));

const emoji = fc.constantFrom(
  ...['☀️', '🌱', '👨‍👩‍👧', '🇹🇭', '🇯🇵', '1️⃣', '👍🏽', '🏳️‍🌈', '🎁', '❤️', '👩🏻‍💻', '#️⃣', '😀'],
);

/** Thai syllables: a leading vowel, a consonant, a vowel above or below, a tone mark, a final. */
const thaiSyllable = fc
  .tuple(
    fc.constantFrom('', 'เ', 'แ', 'โ', 'ใ', 'ไ'),
    letters('กขคงจชซญดตถทธนบปผพฟภมยรลวศสหอฮ'),
    fc.constantFrom(
      '',
      '\u0e34',
      '\u0e35',
      '\u0e36',
      '\u0e37',
      '\u0e38',
      '\u0e39',
      '\u0e31',
      '\u0e33',
      'า',
      'ะ',
    ),
    fc.constantFrom('', '\u0e48', '\u0e49', '\u0e4a', '\u0e4b'),
    fc.constantFrom('', 'น', 'ง', 'ก', 'ม'),
  )
  .map(([lead, consonant, vowel, tone, final]) => {
    // A tone mark stands before SARA AM and AA, after the vowels above and below.
    const spacing = ['\u0e33', 'า', 'ะ'].includes(vowel);
    return lead + consonant + (spacing ? tone + vowel : vowel + tone) + final;
  });

const hangul = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
const vietnamese = letters(
  'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
);

const alphabets: [Language, fc.Arbitrary<string>, fc.Arbitrary<string>][] = [
  [
    'ja',
    letters(
      'あいうえおかがきぎくっしちつなにのはばぱふへほまもやゃゆゅよょらりるをんアイカガッシーヴ春夏日本語読書𠮷﨑髙龘々ヶ',
    ),
    fc.constantFrom('、', '。', '「', '」', '！', '（', '）', '…', '2026', '㈱', ' '),
  ],
  ['th', thaiSyllable, fc.constantFrom(' ', ' ', '๕๐', 'ๆ ', 'ฯ ', ' 3 ')],
  [
    'zh-TW',
    letters('慢來比較快專注一小時勝過忙整天臺灣鳳梨酥與芋頭麻糬髮後裡麵龜鬱'),
    fc.constantFrom('，', '。', '「', '」', '！', '；', '500', '《', '》'),
  ],
  [
    'zh-CN',
    letters('慢慢来比较快专注一小时胜过忙整天湾凤梨酥与芋头发后里面龟郁'),
    fc.constantFrom('，', '。', '“', '”', '！', '；', '500', '《', '》'),
  ],
  ['ko', hangul, fc.constantFrom(' ', '. ', ', ', '! ', ' 3,000원 ')],
  [
    'en',
    letters('abcdefghijklmnopqrstuvwxyzABCDEFW'),
    fc.constantFrom(' ', ', ', ' — ', ' “', '” ', '. ', ' $5 '),
  ],
  ['vi', vietnamese, fc.constantFrom(' ', ', ', '. ', ' – ', ' 50.000 ₫ ')],
  ['id', letters('abcdefghijklmnoprstuwy'), fc.constantFrom(' ', ', ', '. ', '-', ' Rp50.000 ')],
  [
    'es',
    letters('abcdefghijlmnñopqrstuvzáéíóúü'),
    fc.constantFrom(' ', ' ¿', '? ', ' ¡', '! ', ' «', '» '),
  ],
  [
    'fr',
    letters('abcdefghijlmnopqrstuvxyzàâçéèêëîïôœùûÿ'),
    fc.constantFrom(' ', ' « ', ' » ', '’', ' : ', ' ! '),
  ],
  [
    'de',
    letters('abcdefghiklmnoprstuvwzäöüßÄÖÜẞ'),
    fc.constantFrom(' ', ' „', '“ ', ', ', '. ', '-'),
  ],
];

/** A text in the form that every text is brought into first: NFC, single spaces, none at its ends. */
const textOf = (letter: fc.Arbitrary<string>, joint: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(word(letter), fc.oneof({ weight: 6, arbitrary: joint }, emoji)), {
      minLength: 1,
      maxLength: 14,
    })
    .map((parts) => parts.flat().join('').normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');

const withoutSpaces = (text: string) => text.replace(/\s+/gu, '');

describe.each(alphabets)('words in %s', (language, letter, joint) => {
  test('are on the picture as they were given, grapheme by grapheme', async () => {
    await fc.assert(
      fc.asyncProperty(textOf(letter, joint), async (text) => {
        const {
          code,
          cut,
          lines = [],
          drawn,
          shaped = [],
          blank,
        } = await probe.fit(text, language, box);
        expect({ code, cut, blank }).toEqual({ code: undefined, cut: false, blank: 0 });
        const shown = lines.map((line) => line.text).join('');
        expect(graphemesOf(withoutSpaces(shown)).map(({ segment }) => segment)).toEqual(
          graphemesOf(withoutSpaces(text)).map(({ segment }) => segment),
        );
        // What is drawn is what the text shapes to, in its order, nothing missing and nothing twice.
        expect(drawn).toEqual(shaped.flatMap(({ glyphs }) => glyphs.map(({ name }) => name)));
        for (const atom of shaped) expectCovered(atom);
        for (const { widthPx } of lines) expect(widthPx).toBeLessThanOrEqual(box.maxWidthPx + 0.01);
      }),
      { numRuns, seed: 20261123 },
    );
  });
});

/** Every grapheme has a glyph of its own cluster, and clusters come in the order of the text. */
function expectCovered({
  text,
  glyphs,
}: {
  readonly text: string;
  readonly glyphs: readonly { readonly name: string; readonly cluster: number }[];
}): void {
  const clusters = glyphs.map(({ cluster }) => cluster);
  expect(clusters).toEqual([...clusters].sort((a, b) => a - b));
  for (const { segment, index } of graphemesOf(text)) {
    const own = clusters.filter((at) => at >= index && at < index + segment.length);
    // A ligature stands for the letters behind its first one.
    const ligature = clusters.some((at) => at < index) && /^[a-z]$/i.test(segment);
    if (own.length === 0 && !ligature)
      throw new Error(`Nothing is drawn for ${segment} of ${text}`);
  }
}

test.each([
  ['decomposed accents', 'Vie\u0302\u0323t Nam cafe\u0301', 'en', 'Việt Nam café'],
  ['a decomposed kana', 'か\u3099んばろう', 'ja', 'がんばろう'],
  ['runs of spaces and tabs', 'one  two\t three', 'en', 'one two three'],
  ['spaces around line breaks', ' one \n two ', 'en', 'one two'],
] as const)('%s are brought into one form', async (_what, given, language, expected) => {
  const { lines = [] } = await probe.fit(given, language, box);
  expect(lines.map(({ text }) => text).join(' ')).toBe(expected);
});

test('a text that is cut is the beginning of what was given, up to the end of a word', async () => {
  const sources: [Language, fc.Arbitrary<string>][] = [
    ['en', word(letters('abcdefghij'), 8)],
    ['vi', word(vietnamese, 8)],
    ['id', word(letters('aeioukmnst'), 8)],
  ];
  for (const [language, source] of sources) {
    await fc.assert(
      fc.asyncProperty(fc.array(source, { minLength: 60, maxLength: 90 }), async (list) => {
        const text = list.join(' ').normalize('NFC');
        const small = { ...box, maxWidthPx: 420, maxHeightPx: 60, maxLines: 2 };
        const { cut, lines = [] } = await probe.fit(text, language, small);
        expect(cut).toBe(true);
        const shown = lines.map((line) => line.text).join(' ');
        expect(shown.endsWith('…')).toBe(true);
        const kept = shown.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        expect([' ', undefined]).toContain(text[kept.length]);
      }),
      { numRuns: 8, seed: 7 },
    );
  }
});

test.each([
  ['Arabic', 'مرحبا', 'render.unsupportedScript'],
  ['Hebrew', 'שלום', 'render.unsupportedScript'],
  ['a private character', '\u{E123}', 'render.missingGlyphs'],
  ['Khmer, which no font here has', 'សួស្តី', 'render.missingGlyphs'],
])('%s is refused by name, never drawn as boxes', async (_what, text, code) => {
  const answer = await probe.fit(text, 'en', box);
  expect(answer.code).toBe(code);
  expect(answer.message).toMatch(/U\+[0-9A-F]{4}/);
});

test.each([
  ['960 graphemes', 'word '.repeat(192)],
  ['a word of 500 letters', 'a'.repeat(500)],
  ['500 Thai syllables without a space', 'กำลังใจ'.repeat(100)],
])('%s come to an end, in an ellipsis', async (_what, text) => {
  const { cut, lines = [] } = await probe.fit(text, 'th', {
    ...box,
    maxHeightPx: 200,
    maxLines: 5,
  });
  expect(cut).toBe(true);
  expect(lines.at(-1)?.text.endsWith('…')).toBe(true);
});
