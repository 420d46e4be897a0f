import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { startRenderer } from '../../../../local/render/startRenderer';
import { placeZone, cropBackground } from '../../../../shared/richMessage/render/backgroundCrop';
import { isBusy } from '../../../../shared/richMessage/render/draw/contrast';
import { freeOf } from '../../../../shared/richMessage/render/draw/drawLogo';
import { lintRichMessage } from '../../../../shared/richMessage/lintRichMessage';
import { TemplateFile } from '../../../../shared/richMessage/templates/templates';
import type { RichMessage } from '../../../../shared/richMessage/richMessage';
import { Brand } from '../../../../shared/richMessage/templates/brand';

const { renderer, assetsDirectory } = startRenderer();
afterAll(() => renderer.close());

const bytes = { 240: 0, 300: 0, 460: 0, 700: 0, 1040: 0 };

function aMessage(fields: Partial<RichMessage>): RichMessage {
  return {
    template: 'sale-burst',
    language: 'en',
    layout: 'A',
    heightPx: 1040,
    altText: 'x',
    cells: [{ text: { title: 'Sale' } }],
    ...fields,
  };
}

test.each([520, 1040, 1560, 2080])(
  'at %i px the words of sale-burst stay inside its dotted ring',
  async (heightPx) => {
    const file = join(assetsDirectory, 'templates', 'sale-burst', 'template.json');
    const template = TemplateFile.parse(JSON.parse(await readFile(file, 'utf8')));
    const [zone] = template.zones;
    if (zone === undefined) throw new Error('expected a zone');
    const crop = cropBackground(template.size, zone, heightPx);
    const { x, y, width, height } = placeZone(crop, zone, heightPx);
    const scale = crop.scaledWidth / 1040;
    const ring = { x: 520 * scale - crop.left, y: 462 * scale - crop.top, r: 379 * scale };
    for (const cornerX of [x, x + width]) {
      for (const cornerY of [y, y + height]) {
        expect(Math.hypot(cornerX - ring.x, cornerY - ring.y)).toBeLessThan(ring.r);
      }
    }
  },
);

test('words that are higher than their zone are a warning', async () => {
  const message = aMessage({
    heightPx: 520,
    cells: [{ text: { title: 'A sale', body: 'word '.repeat(90) }, icon: '🎁' }],
    layout: 'G',
  });
  const cells = [...message.cells, ...['One', 'Two'].map((title) => ({ text: { title } }))];
  const tight = {
    ...message,
    cells: [...cells, { text: { title: 'Three', body: 'word '.repeat(60) }, icon: '🎁' }],
  };
  const { texts } = await renderer.render(tight);
  expect(texts.filter(({ outside }) => outside)).not.toEqual([]);
  const warnings = lintRichMessage({ message: tight, altTextMissing: false, texts, bytes });
  expect(warnings.map(({ rule }) => rule)).toContain('outsideZone');
});

test('a long title takes the height that is free before its end is left out', async () => {
  const title =
    'Zwischen den Jahren haben wir für alle, die gern bei uns einkaufen, noch einmal zwei Stunden länger geöffnet und freuen uns auf einen Besuch';
  const { texts } = await renderer.render(
    aMessage({
      language: 'de',
      template: 'teal-tide',
      cells: [{ text: { title, body: 'Bis bald!' } }],
    }),
  );
  expect(texts.filter(({ cut }) => cut)).toEqual([]);
  expect(texts[0]?.lines).toBeGreaterThan(3);
});

test.each(['paper-rainbows', 'poster-tiles', 'gift-table', 'sale-burst'])(
  'the footer on %s lies on a calm ground, and can be read',
  async (template) => {
    const render = (footer?: string) =>
      renderer.render(
        aMessage({
          template,
          cells: [{ text: { title: 'Hello', ...(footer ? { footer } : {}) } }],
        }),
        { inspect: true },
      );
    const [plain, picture] = await Promise.all([render(), render('@yourbrand')]);
    const footer = picture.texts.find(({ part }) => part === 'footer');
    expect(footer?.contrast).toBeGreaterThanOrEqual(4.5);
    // The footer's ground above its words.
    const box = { x: 450, y: 965, width: 140, height: 6 };
    const pixelsOf = async (bytes: Buffer) => {
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    };
    const wide = { x: 400, y: 962, width: 240, height: 40 };
    expect(isBusy(await pixelsOf(plain.images[1040]), wide)).toBe(true);
    expect(isBusy(await pixelsOf(picture.images[1040]), box)).toBe(false);
  },
);

test.each([
  [
    { x: 0, y: 0, width: 1000, height: 500 },
    { x: 0, y: 120, width: 1000, height: 380 },
  ],
  [
    { x: 0, y: 40, width: 1000, height: 90 },
    { x: 280, y: 40, width: 720, height: 90 },
  ],
  [
    { x: 0, y: 200, width: 1000, height: 90 },
    { x: 0, y: 200, width: 1000, height: 90 },
  ],
])('what the logo leaves of %j is %j', (box, free) => {
  expect(freeOf(box, { x: 12, y: 12, width: 268, height: 108 })).toEqual(free);
});

test.each(['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const)(
  'the logo at %s keeps its box free of words, in every layout',
  async (logoPlace) => {
    const logo = await sharp({
      create: { width: 440, height: 168, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const name = `${'0'.repeat(32)}.png`;
    const brand = Brand.parse({ logo: name, logoPlace });
    const left = logoPlace.endsWith('Left') ? 36 : 1040 - 36 - 220;
    const top = logoPlace.startsWith('top') ? 36 : 1040 - 36 - 84;
    const box = { left, top, width: 220, height: 84 };
    for (const layout of ['A', 'B', 'D', 'G'] as const) {
      const count = { A: 1, B: 2, D: 3, G: 4 }[layout];
      const words = (title: string) => ({
        text: { title, body: `${title} `.repeat(8), footer: `${title} `.repeat(5).slice(0, 100) },
      });
      const draw = async (title: string) => {
        const cells = Array.from({ length: count }, () => words(title));
        const message = aMessage({ layout, cells, brand, template: 'ribbon-frame' });
        const { images } = await renderer.render(message, { uploads: { [name]: logo } });
        return sharp(images[1040]).extract(box).raw().toBuffer();
      };
      // No words differ where no words are: JPEG's blocks reach 16 px.
      const [one, other] = [await draw('MMMMMMMMMMMM MMM'), await draw('iiiiiiii iii')];
      const differing = one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 40).length;
      expect({ layout, differing }).toEqual({ layout, differing: 0 });
    }
  },
);
