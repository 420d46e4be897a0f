import { type Outline, packOutline } from '../text/outline';

/** How far the handles of a quarter circle's curve stand out, as a share of its radius. */
const quarter = 0.5523;

/** A rectangle with round corners, its top left corner at the origin; y upwards, as outlines of glyphs are. */
export function roundedRectangle(width: number, height: number, radius: number): Outline {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - quarter);
  return flip([
    ['M', r, 0],
    ['L', width - r, 0],
    ['C', width - k, 0, width, k, width, r],
    ['L', width, height - r],
    ['C', width, height - k, width - k, height, width - r, height],
    ['L', r, height],
    ['C', k, height, 0, height - k, 0, height - r],
    ['L', 0, r],
    ['C', 0, k, k, 0, r, 0],
    ['Z'],
  ]);
}

/** A mark that points to the right, around the origin: two arms at right angles. */
export function chevron(height: number, thickness: number): Outline {
  const half = height / 2;
  const [left, tip] = [-half / 2, half / 2];
  const offset = thickness / (2 * Math.SQRT2);
  return flip([
    ['M', left + offset, -half - offset],
    ['L', tip + 2 * offset, 0],
    ['L', left + offset, half + offset],
    ['L', left - offset, half - offset],
    ['L', tip - 2 * offset, 0],
    ['L', left - offset, -half + offset],
    ['Z'],
  ]);
}

type Step = readonly [string, ...number[]];

function flip(steps: readonly Step[]): Outline {
  const flipped = steps.map(([type, ...values]) => ({
    type,
    values: values.map((value, index) => (index % 2 === 1 ? -value : value)),
  }));
  return packOutline(flipped);
}
