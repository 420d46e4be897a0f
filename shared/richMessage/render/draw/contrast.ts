import type { Rectangle } from '../../layout';
import type { Canvas } from './canvas';
import { contrast, luminance, minContrast, type Rgb } from './color';
import type { Look } from './look';

/** How a text is drawn so that it can be read: its colour, and the veil that is laid under it first. */
export interface Legibility {
  readonly ink: Rgb;
  readonly isLight: boolean;
  readonly veil: { readonly color: Rgb; readonly opacity: number };
}

/** Of the sampled pixels this share may miss the contrast: single specks do not make a text unreadable. */
const worstShare = 0.02;
const samplePx = 10;

/** What it takes to read light and dark text on some boxes of a picture. */
export interface Ground {
  readonly light: Legibility;
  readonly dark: Legibility;
}

/** The thinnest veils under which light and dark text reach the contrast; opacity 0 where the ground is calm by itself. */
export function measureGround(
  canvas: Canvas,
  boxes: readonly Rectangle[],
  look: Pick<Look, 'light' | 'dark'>,
): Ground {
  const pixels = sample(canvas, boxes);
  const mean = meanColor(pixels);
  const tint = (part: number, towards: number): Rgb => [
    Math.round(mean[0] * part + towards * (1 - part)),
    Math.round(mean[1] * part + towards * (1 - part)),
    Math.round(mean[2] * part + towards * (1 - part)),
  ];
  const choose = (isLight: boolean, ink: Rgb, color: Rgb): Legibility => ({
    ink,
    isLight,
    veil: { color, opacity: thinnestVeil(pixels, ink, color) },
  });
  return {
    light: choose(true, look.light, tint(0.16, 0)),
    dark: choose(false, look.dark, tint(0.2, 255)),
  };
}

/** What dark text has to save: a light veil on a picture of middle brightness looks milky. */
const lightBias = 0.1;

/** Whether light text needs the thinner veils, all in all, on grounds that shall carry the same colour of text. */
export function prefersLight(grounds: readonly Ground[]): boolean {
  const needed = (side: 'light' | 'dark') =>
    grounds.reduce((sum, ground) => sum + ground[side].veil.opacity, 0);
  return needed('light') <= needed('dark') + lightBias * grounds.length;
}

function thinnestVeil(pixels: Uint8Array, ink: Rgb, veil: Rgb): number {
  const allowed = (pixels.length / 3) * worstShare;
  const enough = (opacity: number) => illegible(pixels, ink, veil, opacity) <= allowed;
  if (enough(0)) return 0;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 6; step += 1) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return Math.min(1, high + 0.02);
}

/** How many pixels are too close to the ink, under a veil of this opacity. */
function illegible(pixels: Uint8Array, ink: Rgb, veil: Rgb, opacity: number): number {
  const inkLuminance = luminance(...ink);
  const rest = 1 - opacity;
  const [r, g, b] = [veil[0] * opacity + 0.5, veil[1] * opacity + 0.5, veil[2] * opacity + 0.5];
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const mixed = luminance(
      ((pixels[at] ?? 0) * rest + r) | 0,
      ((pixels[at + 1] ?? 0) * rest + g) | 0,
      ((pixels[at + 2] ?? 0) * rest + b) | 0,
    );
    if (contrast(mixed, inkLuminance) < minContrast) count += 1;
  }
  return count;
}

/** The contrast that words in this ink have on what lies under them, but for the worst specks; 1 to 21. */
export function measureContrast(canvas: Canvas, boxes: readonly Rectangle[], ink: Rgb): number {
  const pixels = sample(canvas, boxes);
  const inkLuminance = luminance(...ink);
  const all = Array.from({ length: pixels.length / 3 }, (_, index) => {
    const [r = 0, g = 0, b = 0] = pixels.subarray(index * 3, index * 3 + 3);
    return contrast(luminance(r, g, b), inkLuminance);
  }).sort((a, b) => a - b);
  return all[Math.floor(all.length * worstShare)] ?? 1;
}

/** How far the brightness of a calm ground varies (standard deviation, of 255). */
const calm = 13;

/** Whether there is so much to see in a box that small print on it is hard to read, whatever its contrast. */
export function isBusy(canvas: Canvas, box: Rectangle): boolean {
  const pixels = sample(canvas, [box]);
  const count = pixels.length / 3;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    const brightness =
      0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    sum += brightness;
    squares += brightness * brightness;
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) > calm;
}

function meanColor(pixels: Uint8Array): Rgb {
  let [r, g, b] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    r += pixels[at] ?? 0;
    g += pixels[at + 1] ?? 0;
    b += pixels[at + 2] ?? 0;
  }
  const count = pixels.length / 3;
  return [r / count, g / count, b / count];
}

/** Every tenth pixel of every tenth row under the boxes, three bytes each. */
function sample({ data, width, height }: Canvas, boxes: readonly Rectangle[]): Uint8Array {
  const inside = boxes.map((box) => ({
    left: Math.max(0, Math.round(box.x)),
    top: Math.max(0, Math.round(box.y)),
    right: Math.min(width, box.x + box.width),
    bottom: Math.min(height, box.y + box.height),
  }));
  const steps = (from: number, to: number) => Math.max(0, Math.ceil((to - from) / samplePx));
  const count = inside.reduce(
    (sum, { left, top, right, bottom }) => sum + steps(left, right) * steps(top, bottom),
    0,
  );
  const pixels = new Uint8Array(Math.max(1, count) * 3).fill(128);
  let next = 0;
  for (const { left, top, right, bottom } of inside) {
    for (let y = top; y < bottom; y += samplePx) {
      for (let x = left; x < right; x += samplePx) {
        const at = (y * width + x) * 3;
        pixels[next] = data[at] ?? 0;
        pixels[next + 1] = data[at + 1] ?? 0;
        pixels[next + 2] = data[at + 2] ?? 0;
        next += 3;
      }
    }
  }
  return pixels;
}
