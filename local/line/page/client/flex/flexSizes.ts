import { textOf } from '../store/json';

/** Metrics of LINE's own renderer, as far as they are known; it publishes none. */
const spaces: Record<string, number> = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const fonts: Record<string, number> = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
};
const images: Record<string, number> = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const borders: Record<string, number> = {
  none: 0,
  light: 0.5,
  normal: 1,
  medium: 2,
  'semi-bold': 3,
  bold: 4,
};
const bubbles: Record<string, number> = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 500,
};

const lengthForm = /^-?\d+(\.\d+)?(px|%)$/;

/** A CSS length out of a keyword or `12px` / `50%`; `undefined` for anything else. */
function length(keywords: Record<string, number>, value: unknown): string | undefined {
  const text = textOf(value);
  const known = keywords[text];
  if (known !== undefined) return `${known}px`;
  return lengthForm.test(text) ? text : undefined;
}

export const spaceOf = (value: unknown) => length(spaces, value);
export const fontOf = (value: unknown) => length(fonts, value);
export const borderOf = (value: unknown) => length(borders, value);
export const exactLength = (value: unknown) => length({}, value);
export const imageWidthOf = (value: unknown) =>
  value === 'full' ? '100%' : (length(images, value) ?? `${images.md}px`);
export const bubbleWidthOf = (value: unknown) => length(bubbles, value) ?? `${bubbles.mega}px`;

/** `#rrggbb` or `#rrggbbaa`, nothing else. */
export function colorOf(value: unknown): string | undefined {
  const text = textOf(value);
  return /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(text) ? text : undefined;
}

/** `16:9` as a CSS ratio. */
export function ratioOf(value: unknown): string {
  const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(textOf(value));
  return match ? `${match[1]} / ${match[2]}` : '1 / 1';
}
