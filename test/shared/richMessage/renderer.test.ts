import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { loadCuratedCopy } from '../../../shared/content/curatedCopy';
import { createRenderer, type Renderer } from '../../../shared/richMessage/createRenderer';
import { cellCount } from '../../../shared/richMessage/layout';
import { layoutNames, type RichMessage } from '../../../shared/richMessage/richMessage';
import { loadTemplates } from '../../../shared/richMessage/templates';
import { imageWidths } from '../../../shared/richMessage/widths';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const dist = join(__dirname, '..', '..', '..', 'dist');
const assetsDirectory = join(dist, 'assets');
const reporter = createMemoryReporter();
let renderer: Renderer;

beforeAll(() => {
  renderer = createRenderer({
    workerFile: join(dist, 'functions', 'renderWorker.mjs'),
    assetsDirectory,
    fontsDirectory: join(assetsDirectory, 'fonts'),
    reporter,
  });
});

afterAll(async () => {
  await renderer.close();
});

const aMessage = (fields: Partial<RichMessage> = {}): RichMessage => ({
  template: 'sunrise-hills',
  language: 'en',
  layout: 'A',
  heightPx: 1040,
  altText: 'x',
  cells: [{ text: { title: 'A good morning', body: 'One small step. ☀️', footer: '@brand' } }],
  ...fields,
});

test('draws the five widths as JPEG of the right size, each well under 10 MB', async () => {
  const { images } = await renderer.render(aMessage({ heightPx: 1560 }));
  for (const width of imageWidths) {
    const metadata = await sharp(images[width]).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width, height: Math.round((width * 3) / 2) });
    expect(images[width].byteLength).toBeLessThan(1024 * 1024);
  }
});

test('the same input gives the same bytes', async () => {
  const [first, second] = await Promise.all([
    renderer.render(aMessage()),
    renderer.render(aMessage()),
  ]);
  for (const width of imageWidths)
    expect(first.images[width].equals(second.images[width])).toBe(true);
});

test.each(layoutNames)('draws layout %s with words in every cell', async (layout) => {
  const cells = Array.from({ length: cellCount(layout) }, (_, index) => ({
    text: { title: `Cell ${index + 1}`, body: 'Tap here' },
    action: { type: 'message' as const, text: String(index) },
  }));
  const { images } = await renderer.render(aMessage({ layout, cells, template: 'mint-leaves' }));
  expect(images[1040].byteLength).toBeGreaterThan(10_000);
});

test('draws every curated text on every template', async () => {
  const copy = await loadCuratedCopy(assetsDirectory);
  const templates = [...(await loadTemplates(assetsDirectory)).keys()];
  for (const [index, category] of copy.categories.entries()) {
    for (const language of ['ja', 'th', 'zh-TW', 'en'] as const) {
      const { title, body } = copy.pick({ category, language, seed: String(index) }).copy;
      const template = templates[index % templates.length] ?? '';
      const cells = [{ text: { title, body } }];
      const picture = await renderer.render(aMessage({ template, language, cells }));
      expect(picture.contentType).toBe('image/jpeg');
    }
  }
});

test.each([
  ['an unknown template', { template: 'nowhere' }, 'render.unknownTemplate'],
  ['too few cells', { layout: 'E' as const }, 'render.cells'],
  [
    'a character that no font has',
    { cells: [{ text: { title: '\u{E123}' } }] },
    'render.missingGlyphs',
  ],
  ['right-to-left text', { cells: [{ text: { title: 'שלום' } }] }, 'render.unsupportedScript'],
])('refuses %s for good', async (_what, fields, code) => {
  await expect(renderer.render(aMessage(fields))).rejects.toMatchObject({
    name: 'RenderError',
    code,
    retryable: false,
  });
});

test('reports the time and bytes of each picture', async () => {
  await renderer.render(aMessage());
  expect(reporter.named('render.done').at(-1)?.fields).toMatchObject({
    layoutMs: expect.any(Number),
    encodeMs: expect.any(Number),
    bytes: expect.any(Number),
  });
});

/** 64 bits that tell what a picture looks like: whether each pixel of a 9 x 8 thumbnail is darker than its neighbour. */
async function differenceHash(image: Buffer): Promise<bigint> {
  const pixels = await sharp(image).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  let hash = 0n;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      hash = (hash << 1n) | ((pixels[at] ?? 0) < (pixels[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return hash;
}

function distance(a: bigint, b: bigint): number {
  return [...(a ^ b).toString(2)].filter((bit) => bit === '1').length;
}

const looks: [RichMessage['language'], string, string, string, string][] = [
  ['th', 'sunrise-hills', 'เริ่มต้นวันใหม่ด้วยรอยยิ้ม', 'กำลังใจที่ดีที่สุด คือการได้ตื่นขึ้นมา ☀️', '41b2e87172ce4132'],
  [
    'ja',
    'winter-pines',
    '休むことも、大切な仕事',
    '波だって、引いてからまた満ちてきます。',
    '26cec9696069948c',
  ],
  ['zh-TW', 'mint-leaves', '專注一小時，勝過忙一整天', '把手機放遠一點。💡', '00c83636136c5088'],
  [
    'en',
    'paper-waves',
    'Stay curious',
    'The most interesting door may be the next one.',
    '64231b9373f21c84',
  ],
  [
    'ko',
    'northern-lights',
    '따뜻한 연말 보내세요',
    '한 해 동안 함께해 주셔서 감사합니다.',
    '183ce9a2ac8486b2',
  ],
];

test.each(looks)('%s on %s looks as it did', async (language, template, title, body, expected) => {
  const cells = [{ text: { title, body, footer: '@brand' } }];
  const { images } = await renderer.render(aMessage({ language, template, cells }));
  const hash = await differenceHash(images[1040]);
  expect(distance(hash, BigInt(`0x${expected}`))).toBeLessThanOrEqual(5);
});
