import type { Canvas } from '../render/draw/canvas';
import { luminance } from '../render/draw/color';
import type { TextZone } from '../templates/templates';

/** The picture is looked at as a grid of so many squares on its longer side. */
const gridSide = 40;
/** Shares of the height that a zone may have, and the share of the width that all have. */
const heights = [0.5, 0.42, 0.36];
const width = 0.86;
/** Zones that share more than this are one. */
const maxOverlap = 0.4;

/**
 * The calmest parts of a picture, at most three, the calmest first: where neighbouring squares are about as bright as each
 * other, and squares themselves of one brightness, words need the thinnest veil.
 */
export function proposeZones(picture: Canvas): TextZone[] {
  const grid = measure(picture);
  const candidates = heights.flatMap((height) =>
    Array.from({ length: 21 }, (_, step) => {
      const y = 0.05 + (step / 20) * (0.9 - height);
      return { y, height, unrest: unrestOf(grid, y, height) };
    }),
  );
  // A higher zone may be a little less calm: words in it are larger.
  const cost = ({ unrest, height }: (typeof candidates)[number]) => unrest * (1.5 - height);
  candidates.sort((a, b) => cost(a) - cost(b));
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.every((other) => overlap(candidate, other) <= maxOverlap)) chosen.push(candidate);
    if (chosen.length === 3) break;
  }
  const calmest = chosen[0]?.unrest ?? 0;
  return chosen
    .filter(({ unrest }, index) => index === 0 || unrest <= calmest * 1.8 + 0.01)
    .map(({ y, height }) => ({
      x: round((1 - width) / 2),
      y: round(y),
      width,
      height,
      align: 'middle' as const,
    }));
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Of each square: mean luminance and how far its pixels are from it. */
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

function measure({ data, width: across, height: down }: Canvas): Grid {
  const side = Math.max(across, down) / gridSide;
  const [columns, rows] = [
    Math.max(1, Math.round(across / side)),
    Math.max(1, Math.round(down / side)),
  ];
  const mean = new Float64Array(columns * rows);
  const spread = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let [sum, squares, count] = [0, 0, 0];
      for (let y = Math.floor(row * side); y < Math.min(down, (row + 1) * side); y += 4) {
        for (let x = Math.floor(column * side); x < Math.min(across, (column + 1) * side); x += 4) {
          const at = (y * across + x) * 3;
          const value = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
          sum += value;
          squares += value * value;
          count += 1;
        }
      }
      const average = sum / Math.max(1, count);
      mean[row * columns + column] = average;
      spread[row * columns + column] = Math.sqrt(
        Math.max(0, squares / Math.max(1, count) - average * average),
      );
    }
  }
  return { columns, rows, mean, spread };
}

/** Detail within the squares of a zone, steps between them, and how far the brightest is from the darkest. */
function unrestOf({ columns, rows, mean, spread }: Grid, y: number, height: number): number {
  const [top, bottom] = [Math.round(y * rows), Math.round((y + height) * rows)];
  const [left, right] = [Math.round(columns * 0.07), Math.round(columns * 0.93)];
  let [detail, steps, count] = [0, 0, 0];
  let [least, most] = [1, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const at = row * columns + column;
      const value = mean[at] ?? 0;
      detail += spread[at] ?? 0;
      if (column + 1 < right) steps += Math.abs(value - (mean[at + 1] ?? 0));
      if (row + 1 < bottom) steps += Math.abs(value - (mean[at + columns] ?? 0));
      least = Math.min(least, value);
      most = Math.max(most, value);
      count += 1;
    }
  }
  return (detail + steps) / Math.max(1, count) + (most - least) * 0.12;
}

interface Stretch {
  readonly y: number;
  readonly height: number;
}

/** The share of the lower zone that both have. */
function overlap(a: Stretch, b: Stretch): number {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, shared) / Math.min(a.height, b.height);
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
