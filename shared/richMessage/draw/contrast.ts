import type { Rectangle } from '../layout';
import type { Canvas, Rgb } from './canvas';

/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const minContrast = 4.5;

/** How a text is drawn so that it can be read: its colour, and the veil that is laid under it first. */
export interface Legibility {
  readonly ink: Rgb;
  readonly isLight: boolean;
  /** Undefined where the background is calm enough by itself. */
  readonly veil: { readonly color: Rgb; readonly opacity: number } | undefined;
}

const lightInk: Rgb = [255, 255, 255];
const darkInk: Rgb = [24, 26, 48];
/** Of the sampled pixels this share may miss the contrast: single specks do not make a text unreadable. */
const worstShare = 0.02;
const samplePx = 6;

const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const c = value / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

export function luminance(r: number, g: number, b: number): number {
  return 0.2126 * (linear[r] ?? 0) + 0.7152 * (linear[g] ?? 0) + 0.0722 * (linear[b] ?? 0);
}

export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Chooses light or dark text for boxes on a picture, whichever needs the thinner veil, and how thick that must be. */
export function chooseLegibility(canvas: Canvas, boxes: readonly Rectangle[]): Legibility {
  const pixels = sample(canvas, boxes);
  const mean = pixels.reduce<[number, number, number]>(
    (sum, [r, g, b]) => [sum[0] + r / pixels.length, sum[1] + g / pixels.length, sum[2] + b / pixels.length],
    [0, 0, 0],
  );
  const tint = (part: number, towards: number): Rgb => [
    Math.round(mean[0] * part + towards * (1 - part)),
    Math.round(mean[1] * part + towards * (1 - part)),
    Math.round(mean[2] * part + towards * (1 - part)),
  ];
  const dark = tint(0.16, 0);
  const light = tint(0.2, 255);
  const darkVeil = thinnestVeil(pixels, lightInk, dark);
  const lightVeil = thinnestVeil(pixels, darkInk, light);
  const isLight = darkVeil <= lightVeil;
  const opacity = isLight ? darkVeil : lightVeil;
  return {
    ink: isLight ? lightInk : darkInk,
    isLight,
    veil: opacity === 0 ? undefined : { color: isLight ? dark : light, opacity },
  };
}

/** The share of sampled pixels under the boxes that reach the contrast with this ink. */
export function legibleShare(canvas: Canvas, boxes: readonly Rectangle[], ink: Rgb): number {
  const inkLuminance = luminance(...ink);
  const pixels = sample(canvas, boxes);
  const good = pixels.filter((pixel) => contrast(luminance(...pixel), inkLuminance) >= minContrast);
  return good.length / pixels.length;
}

function thinnestVeil(pixels: readonly Rgb[], ink: Rgb, veil: Rgb): number {
  const inkLuminance = luminance(...ink);
  const enough = (opacity: number) => {
    const mix = (under: number, over: number) => Math.round(under * (1 - opacity) + over * opacity);
    let bad = 0;
    const allowed = pixels.length * worstShare;
    for (const [r, g, b] of pixels) {
      const mixed = luminance(mix(r, veil[0]), mix(g, veil[1]), mix(b, veil[2]));
      if (contrast(mixed, inkLuminance) < minContrast && (bad += 1) > allowed) return false;
    }
    return true;
  };
  if (enough(0)) return 0;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 7; step += 1) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return Math.min(1, high + 0.02);
}

function sample({ data, width, height }: Canvas, boxes: readonly Rectangle[]): Rgb[] {
  const pixels: Rgb[] = [];
  for (const box of boxes) {
    const right = Math.min(width, box.x + box.width);
    const bottom = Math.min(height, box.y + box.height);
    for (let y = Math.max(0, Math.round(box.y)); y < bottom; y += samplePx) {
      for (let x = Math.max(0, Math.round(box.x)); x < right; x += samplePx) {
        const at = (y * width + x) * 3;
        pixels.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
      }
    }
  }
  return pixels.length > 0 ? pixels : [[128, 128, 128]];
}
