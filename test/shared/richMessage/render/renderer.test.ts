import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { copyCategories, readCopyFile } from '../../../../shared/content/copyFile';
import { languages } from '../../../../shared/content/languages';
import {
  createRenderer,
  type Renderer,
} from '../../../../shared/richMessage/render/createRenderer';
import { cellCount } from '../../../../shared/richMessage/layout';
import { layoutNames, type RichMessage } from '../../../../shared/richMessage/richMessage';
import { loadTemplates } from '../../../../shared/richMessage/templates/templates';
import { imageWidths } from '../../../../shared/richMessage/widths';
import { hashDistance, imageHash } from '../../../builders/imageHash';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';

const dist = join(__dirname, '..', '..', '..', '..', 'dist');
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

test('draws every curated text, on one template after the other', async () => {
  const templates = [...(await loadTemplates(assetsDirectory)).keys()];
  let count = 0;
  for (const language of languages) {
    const text = await readFile(join(assetsDirectory, 'copy', `${language}.json`), 'utf8');
    const { occasions, ...file } = readCopyFile(text);
    const cards = [
      ...copyCategories.flatMap((category) => file[category]),
      ...Object.values(occasions).flatMap((occasion) => occasion.cards),
    ];
    for (const { title, body } of cards) {
      count += 1;
      const template = templates[count % templates.length] ?? '';
      // The smallest picture: what is asked here is whether its letters are there.
      const message = aMessage({
        template,
        language,
        heightPx: 520,
        cells: [{ text: { title, body } }],
      });
      await expect(renderer.render(message)).resolves.toMatchObject({ contentType: 'image/jpeg' });
    }
  }
}, 240_000);

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

/** The middle of a picture, where the words are: the hash of a whole picture hardly sees them. */
const words = { left: 340, top: 160, width: 360, height: 300 };

const menu = ['おはよう', 'お得な情報', '予約する', 'お店をさがす'].map((title) => ({
  text: { title, body: '☀️ 今日のひとこと' },
  action: { type: 'message' as const, text: title },
}));

const looks: [string, Partial<RichMessage>, string, string][] = [
  [
    'Thai, with its marks',
    {
      language: 'th',
      cells: [
        {
          text: {
            title: 'เริ่มต้นวันใหม่ด้วยรอยยิ้ม',
            body: 'กำลังใจที่ดีที่สุด คือการได้ตื่นขึ้นมา ☀️',
            footer: '@brand',
          },
        },
      ],
    },
    '41b2e87172ce4132',
    '5c4923d46e3695f0',
  ],
  [
    'Japanese',
    {
      language: 'ja',
      template: 'winter-pines',
      cells: [
        {
          text: { title: '休むことも、大切な仕事', body: '波だって、引いてからまた満ちてきます。' },
        },
      ],
    },
    'b64a696968699594',
    '55aa2aaae55555d5',
  ],
  [
    'Traditional Chinese',
    {
      language: 'zh-TW',
      template: 'mint-leaves',
      cells: [{ text: { title: '專注一小時，勝過忙一整天', body: '把手機放遠一點。💡' } }],
    },
    '00c93636128c6060',
    '0000002bc4d4c5c6',
  ],
  [
    'English',
    {
      template: 'paper-waves',
      cells: [
        { text: { title: 'Stay curious', body: 'The most interesting door may be the next one.' } },
      ],
    },
    '6423139b73f11ca4',
    'd9c4447b11cc5abb',
  ],
  [
    'Korean',
    {
      language: 'ko',
      template: 'northern-lights',
      cells: [
        { text: { title: '따뜻한 연말 보내세요', body: '한 해 동안 함께해 주셔서 감사합니다.' } },
      ],
    },
    '96e1e9f1c1e73373',
    'e049b6b6b6f62d29',
  ],
  [
    'emoji with placed parts, masks and blends',
    { template: 'mint-leaves', heightPx: 520, cells: [{ text: { title: '👨‍👩‍👧📈🇹🇭' } }] },
    '8080e89696680010',
    '8e71696870082020',
  ],
  [
    'four cards',
    { language: 'ja', layout: 'E', cells: menu },
    '54ce557171de5554',
    '3636b332f0b2b2b0',
  ],
  [
    'a picture over three cards',
    { language: 'ja', layout: 'G', template: 'paper-waves', cells: menu },
    '169e0eb261493892',
    'd696c52a3e914810',
  ],
];

test.each(looks)('%s looks as it did', async (_what, fields, whole, middle) => {
  const { images } = await renderer.render(aMessage(fields));
  const hashes = [
    await imageHash(sharp(images[1040])),
    await imageHash(sharp(await sharp(images[1040]).extract(words).toBuffer())),
  ];
  const expected = [whole, middle].map((hash) => BigInt(`0x${hash}`));
  const distances = hashes.map((hash, index) => hashDistance(hash, expected[index] ?? 0n));
  expect(Math.max(...distances)).toBeLessThanOrEqual(5);
});
