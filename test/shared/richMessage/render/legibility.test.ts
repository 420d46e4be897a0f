import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Brand } from '../../../../shared/richMessage/templates/brand';
import type { Canvas } from '../../../../shared/richMessage/render/draw/canvas';
import type { Rgb } from '../../../../shared/richMessage/render/draw/color';
import { inkOn, lookOf } from '../../../../shared/richMessage/render/draw/look';
import { cardOf, layCards } from '../../../../shared/richMessage/render/draw/cards';
import { lineBoxes, type PlacedText } from '../../../../shared/richMessage/render/draw/placedText';
import { layVeils } from '../../../../shared/richMessage/render/draw/veils';
import { layoutCells, type Rectangle } from '../../../../shared/richMessage/layout';

/** Half of the real size: the rules are the same. */
const size = 520;

/** Contrast as WCAG 2 defines it, written down once more so that the product's own reading is checked. */
function contrastOf([r, g, b]: readonly number[], ink: Rgb): number {
  const linear = (value = 0) =>
    value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (red?: number, green?: number, blue?: number) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [one, other] = [luminance(r, g, b), luminance(...ink)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function legibleShare({ data }: Canvas, boxes: readonly Rectangle[], ink: Rgb): number {
  let [legible, all] = [0, 0];
  for (const box of boxes) {
    for (let y = box.y; y < box.y + box.height; y += 4) {
      for (let x = box.x; x < box.x + box.width; x += 7) {
        const at = (y * size + x) * 3;
        all += 1;
        if (contrastOf([...data.subarray(at, at + 3)], ink) >= 4.49) legible += 1;
      }
    }
  }
  return legible / all;
}

const look = lookOf(undefined);

const colors = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

/** Four corners of any colours, blended, with a disc of another one in the way of the words. */
const pictures = fc
  .record({ corners: fc.tuple(colors, colors, colors, colors), disc: colors, discX: fc.nat(size) })
  .map(({ corners, disc, discX }): Canvas => {
    const data = new Uint8Array(size * size * 3);
    const [a, b, c, d] = corners;
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const inside = (x - discX) ** 2 + (y - 200) ** 2 < 80 ** 2;
        for (let channel = 0; channel < 3; channel += 1) {
          const [u, v] = [x / size, y / size];
          const top = (a[channel] ?? 0) * (1 - u) + (b[channel] ?? 0) * u;
          const bottom = (c[channel] ?? 0) * (1 - u) + (d[channel] ?? 0) * u;
          data[(y * size + x) * 3 + channel] = inside
            ? (disc[channel] ?? 0)
            : top * (1 - v) + bottom * v;
        }
      }
    }
    return { width: size, height: size, data };
  });

function placed(top: number, sizePx: number, ...widths: number[]): PlacedText {
  const lines = widths.map((widthPx) => ({ text: '', glyphs: [], widthPx }));
  return {
    fitted: { sizePx, lineHeightPx: sizePx * 1.36, lines, cut: false },
    centerX: size / 2,
    top,
  };
}

test('words on a picture reach a contrast of 4.5, whatever the picture', () => {
  const blocks = [placed(100, 50, 350, 260), placed(260, 24, 380, 320), placed(480, 16, 90)];
  fc.assert(
    fc.property(pictures, (canvas) => {
      const inks = layVeils(canvas, blocks, look);
      for (const [index, block] of blocks.entries()) {
        const ink = inks[index]?.ink ?? [0, 0, 0];
        expect(legibleShare(canvas, lineBoxes(block), ink)).toBeGreaterThanOrEqual(0.95);
      }
    }),
    { numRuns: 6 },
  );
});

test('title and text have one colour', () => {
  const blocks = [placed(50, 50, 400), placed(150, 24, 350)];
  fc.assert(
    fc.property(pictures, (canvas) => {
      const [title, body] = layVeils(canvas, blocks, look);
      expect(title?.ink).toEqual(body?.ink);
    }),
    { numRuns: 6 },
  );
});

test('words in the colours of a brand reach the contrast too', () => {
  const palette = { accent: '#ff5a5f', dark: '#4a1d2f', light: '#ffe3c9' };
  const brand = lookOf(Brand.parse({ palette }));
  const blocks = [placed(100, 50, 350, 260), placed(260, 24, 380, 320)];
  fc.assert(
    fc.property(pictures, (canvas) => {
      const inks = layVeils(canvas, blocks, brand);
      for (const [index, block] of blocks.entries()) {
        const ink = inks[index]?.ink ?? [0, 0, 0];
        expect([brand.light, brand.dark]).toContainEqual(ink);
        expect(legibleShare(canvas, lineBoxes(block), ink)).toBeGreaterThanOrEqual(0.95);
      }
    }),
    { numRuns: 6 },
  );
});

test('colours that could not be read on every picture are refused', () => {
  const palette = { accent: '#ff5a5f', dark: '#8a8a8a', light: '#7a6a6a' };
  const problems = Brand.safeParse({ palette }).error?.issues.map(({ path }) => path.join('.'));
  expect(problems).toEqual(['palette.light', 'palette.dark']);
});

test('words on a button are read whatever its colour', () => {
  fc.assert(
    fc.property(colors, (ground) => {
      expect(contrastOf(ground, inkOn(ground, look))).toBeGreaterThanOrEqual(4.49);
    }),
  );
});

test('words on cards reach a contrast of 4.5, on all of a layout', () => {
  const half = size / 2;
  const cells = [0, half].flatMap((y) =>
    [0, half].map((x) => ({ x, y, width: half, height: half })),
  );
  const cards = cells.map((cell) => cardOf(cell, size, size));
  fc.assert(
    fc.property(pictures, (canvas) => {
      const frosted = { ...canvas, data: canvas.data.slice() };
      const legibility = layCards(canvas, frosted, cards, look);
      const inner = cards.map(({ x, y, width, height }) => ({
        x: x + 30,
        y: y + 30,
        width: width - 60,
        height: height - 60,
      }));
      for (const box of inner) {
        expect(legibleShare(canvas, [box], legibility?.ink ?? [0, 0, 0])).toBeGreaterThanOrEqual(
          0.95,
        );
      }
    }),
    { numRuns: 4 },
  );
});

test('cards lie inside their cells, with the same gap between them as around them', () => {
  const cells = layoutCells('H', 1040);
  const cards = cells.map((cell) => cardOf(cell, 1040, 1040));
  for (const [index, { x, y, width, height }] of cards.entries()) {
    const cell = cells[index];
    if (cell === undefined) throw new Error('no cell');
    expect(x).toBeGreaterThan(cell.x);
    expect(y).toBeGreaterThan(cell.y);
    expect(x + width).toBeLessThan(cell.x + cell.width);
    expect(y + height).toBeLessThan(cell.y + cell.height);
  }
  const [first, second] = cards;
  expect((second?.x ?? 0) - ((first?.x ?? 0) + (first?.width ?? 0))).toBe(first?.x);
});
