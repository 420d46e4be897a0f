import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Language } from '../../../../../shared/content/languages';
import { startTextProbe } from './startTextProbe';
import { withCode } from '../../../../builders/withCode';

let probe: Awaited<ReturnType<typeof startTextProbe>>;

beforeAll(async () => {
  probe = await startTextProbe();
});

afterAll(async () => {
  await probe.stop();
});

const sentences: [Language, string][] = [
  [
    'ja',
    '「小さな一歩」が、未来を変えるきっかけになるかもしれません。深呼吸して、今日もゆっくり。',
  ],
  ['th', 'กำลังใจที่ดีที่สุด คือการได้ตื่นขึ้นมาพร้อมความหวัง แล้วก้าวต่อไปทีละก้าว น้ำใจ ปั้น ฟื้น ญี่ปุ่น'],
  ['zh-TW', '專注一小時，勝過忙一整天。把手機放遠一點，先完成最重要的那一件事。'],
  ['zh-CN', '每一天都是新的开始，让我们一起努力，慢慢变成更好的自己。'],
  [
    'ko',
    '따뜻한 연말 보내세요. 한 해 동안 함께해 주셔서 감사합니다. 새해에도 행복이 가득하길 바랍니다!',
  ],
  ['en', 'Great things are mostly small things that somebody cared about for a long time.'],
  ['vi', 'Ưu đãi đặc biệt dưới nửa giá – chỉ hôm nay! Chào buổi sáng, chúc bạn một ngày tốt lành.'],
  ['id', 'Selamat pagi! Satu langkah kecil hari ini lebih baik daripada rencana besar besok.'],
  ['es', '¡Buenos días! Mañana será otro día; hoy, respira hondo y empieza por lo más pequeño.'],
  ['fr', 'Où que vous alliez, emportez un peu de soleil : l’été n’est jamais très loin.'],
  ['de', 'Größer als je zuvor: Überraschungen für alle, die schöne Tage mögen.'],
];

test.each(sentences)(
  '%s: every character has a glyph and every line fits its box',
  async (language, text) => {
    const { lines, blank, cut, code } = await probe.fit(text, language);
    expect({ code, blank, cut }).toEqual({ code: undefined, blank: 0, cut: false });
    for (const { widthPx } of lines ?? []) expect(widthPx).toBeLessThanOrEqual(880);
  },
);

test.each(sentences)('%s: lines are about as long as each other', async (language, text) => {
  const { lines = [] } = await probe.fit(text, language);
  const widths = lines.map(({ widthPx }) => widthPx);
  expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) * 0.45);
});

test('a short text is set at the largest size, a long one smaller', async () => {
  const short = await probe.fit('Hello', 'en');
  const long = await probe.fit('Hello '.repeat(40), 'en');
  expect(short.sizePx).toBe(60);
  expect(long.sizePx).toBeLessThan(60);
});

test('a text that is too long even at the smallest size ends in an ellipsis, and says so', async () => {
  const { cut, lines = [], sizePx } = await probe.fit('word '.repeat(400), 'en');
  expect({ cut, sizePx }).toEqual({ cut: true, sizePx: 24 });
  expect(lines).toHaveLength(5);
  for (const { widthPx } of lines) expect(widthPx).toBeLessThanOrEqual(880);
});

test('a word that is wider than the box is broken rather than cut off', async () => {
  const { lines = [] } = await probe.fit('W'.repeat(120), 'en');
  expect(lines.length).toBeGreaterThan(1);
  for (const { widthPx } of lines) expect(widthPx).toBeLessThanOrEqual(880);
});

test('only the word that is too wide is broken', async () => {
  const { lines = [] } = await probe.fit(`one two ${'W'.repeat(90)} three four`, 'en');
  const words = lines.flatMap(({ text }) => text.split(' '));
  expect(words).toEqual(expect.arrayContaining(['one', 'two', 'three', 'four']));
});

test.each<[Language, string, RegExp]>([
  ['en', 'some words, '.repeat(200), /(some|words)…$/],
  ['th', 'กำลังใจที่ดีที่สุด '.repeat(80), /(กำลัง|ใจ|กำลังใจ|ที่|ดี|สุด)…$/],
  ['ja', '今日もゆっくり歩きましょう。'.repeat(60), /[^、。]…$/],
])(
  '%s: an ellipsis follows a word directly, never a space or a mark',
  async (language, text, end) => {
    const { lines = [], cut } = await probe.fit(text, language);
    expect(cut).toBe(true);
    expect(lines.at(-1)?.text).toMatch(end);
    for (const { widthPx } of lines) expect(widthPx).toBeLessThanOrEqual(880);
  },
);

test.each<[Language, string]>([
  ['ja', 'お問い合わせ'],
  ['ja', 'おはよう'],
  ['zh-TW', '尋找門市'],
])('%s: "%s" becomes smaller rather than broken inside a word', async (language, text) => {
  const { lines = [] } = await probe.fit(text, language, {
    maxWidthPx: 300,
    maxSizePx: 72,
    minSizePx: 26,
    weight: 'Bold',
  });
  expect(lines.map((line) => line.text)).toEqual([text]);
});

test('lines end after a sentence rather than just before its end', async () => {
  const { lines = [] } = await probe.fit('歇一會兒再出發。路還在，你也還在。', 'zh-TW', {
    maxWidthPx: 560,
    maxSizePx: 56,
    minSizePx: 50,
  });
  expect(lines.map(({ text }) => text)).toEqual(['歇一會兒再出發。', '路還在，你也還在。']);
});

test.each(sentences)(
  '%s: the lines say what was given, and nothing else',
  async (language, text) => {
    const { lines = [] } = await probe.fit(text, language);
    const bare = (value: string) => value.normalize('NFC').replace(/\s+/gu, '');
    expect(bare(lines.map((line) => line.text).join(''))).toBe(bare(text));
  },
);

test('Korean words stay whole', async () => {
  const { lines = [] } = await probe.fit('가나다라 마바사아', 'ko', {
    maxWidthPx: 320,
    maxLines: 2,
    minSizePx: 60,
  });
  expect(lines.map(({ glyphs }) => glyphs)).toEqual([5, 4]);
});

test('line ends that the text has are kept', async () => {
  const { lines = [] } = await probe.fit('one\ntwo\nthree', 'en');
  expect(lines).toHaveLength(3);
});

test('emoji are drawn with their neighbours, key caps and flags too', async () => {
  const { blank, code } = await probe.fit('Sun ☀️ and 1️⃣ and 👩‍🍳 and 🇯🇵', 'en');
  expect({ blank, code }).toEqual({ blank: 0, code: undefined });
});

test('a character that no font has is refused by name, not drawn as a box', async () => {
  const { code, message } = await probe.fit('Hello \u{E123}', 'en');
  expect(code).toBe('render.missingGlyphs');
  expect(message).toContain('U+E123');
});

test.each(['مرحبا', 'שלום'])('right-to-left text is refused: %s', async (text) => {
  expect(await probe.fit(text, 'en')).toMatchObject(withCode('render.unsupportedScript'));
});

test.each<[Language, string, string[]]>([
  ['de', 'Straßenbahnhaltestellenverzeichnis', ['Straßenbahn-', 'haltestellen-', 'verzeichnis']],
  ['id', 'Mempertanggungjawabkannya', ['Memper-', 'tanggungja-', 'wabkannya']],
])('%s: a long word is divided at a syllable, with a hyphen', async (language, text, expected) => {
  const { lines = [], cut } = await probe.fit(text, language, {
    maxWidthPx: 380,
    maxSizePx: 52,
    minSizePx: 44,
  });
  expect({ cut, lines: lines.map((line) => line.text) }).toEqual({ cut: false, lines: expected });
  for (const { widthPx } of lines) expect(widthPx).toBeLessThanOrEqual(380);
});

test('a word that fits at a comfortable size is not divided', async () => {
  const { lines = [] } = await probe.fit('Tischreservierung', 'de', { maxWidthPx: 420 });
  expect(lines.map(({ text }) => text)).toEqual(['Tischreservierung']);
});

test('Japanese lines end after phrases, also beside one that is wider than the line', async () => {
  const text = '春の新作コミュニケーションコーディネーター講座のお申し込みはお早めにどうぞ';
  const { lines = [] } = await probe.fit(text, 'ja', {
    maxWidthPx: 380,
    maxHeightPx: 600,
    maxSizePx: 60,
    minSizePx: 40,
    maxLines: 9,
  });
  expect(lines.slice(-2).map((line) => line.text)).toEqual(['お申し込みは', 'お早めにどうぞ']);
});
