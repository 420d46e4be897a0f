import { svgElement } from '../elements/element';
import { colorOf, moodOf, type Mood } from './stickers';

const line = { fill: 'none', stroke: '#4a3b32', 'stroke-width': 4, 'stroke-linecap': 'round' };
const ink = { fill: '#4a3b32' };
const path = (d: string, look: Record<string, string | number> = line) =>
  svgElement('path', { d, 'stroke-linejoin': 'round', ...look });
const dot = (cx: number, cy: number, r: number, look: Record<string, string> = ink) =>
  svgElement('circle', { cx, cy, r, ...look });

const heart = (x: number, y: number, size: number, fill = '#f0506e') =>
  svgElement('path', {
    fill,
    transform: `translate(${x} ${y}) scale(${size})`,
    d: 'M0 4C-6-1-10-4-10-8a5 5 0 0110-2A5 5 0 0110-8c0 4-4 7-10 12z',
  });
const star = (x: number, y: number, size: number, fill = '#ffb020') =>
  svgElement('path', {
    fill,
    transform: `translate(${x} ${y}) scale(${size})`,
    d: 'M0-10L2.6-2.6 10 0 2.6 2.6 0 10-2.6 2.6-10 0-2.6-2.6z',
  });
const letters = (x: number, y: number, size: number, text: string, fill: string) => {
  const node = svgElement('text', {
    x,
    y,
    fill,
    'font-size': size,
    'font-weight': 800,
    'font-family': 'system-ui, sans-serif',
  });
  node.textContent = text;
  return node;
};

const eyes: Record<Mood['eyes'], () => SVGElement[]> = {
  dots: () => [dot(46, 64, 4.5), dot(74, 64, 4.5)],
  happy: () => [path('M39 66q6-9 13 0'), path('M68 66q6-9 13 0')],
  closed: () => [path('M39 63q6 6 13 0'), path('M68 63q6 6 13 0')],
  hearts: () => [heart(46, 66, 0.75), heart(74, 66, 0.75)],
  stars: () => [star(46, 63, 0.9), star(74, 63, 0.9)],
  wink: () => [dot(46, 64, 4.5), path('M68 65h12')],
  wide: () => [
    dot(46, 62, 8, { fill: '#fff', stroke: '#4a3b32', 'stroke-width': '3' }),
    dot(74, 62, 8, { fill: '#fff', stroke: '#4a3b32', 'stroke-width': '3' }),
    dot(46, 62, 3),
    dot(74, 62, 3),
  ],
  teary: () => [
    dot(46, 64, 6),
    dot(74, 64, 6),
    dot(44, 62, 2.2, { fill: '#fff' }),
    dot(72, 62, 2.2, { fill: '#fff' }),
  ],
};

const mouths: Record<Mood['mouth'], () => SVGElement[]> = {
  smile: () => [path('M51 76q9 9 18 0')],
  open: () => [path('M50 75h20c0 16-20 16-20 0z', { fill: '#a3423c', ...join })],
  flat: () => [path('M53 79h14')],
  sad: () => [path('M52 82q8-8 16 0')],
  cat: () => [path('M48 75q6 8 12 0q6 8 12 0')],
  small: () => [svgElement('ellipse', { cx: 60, cy: 79, rx: 4, ry: 5, fill: '#a3423c' })],
};
const join = { stroke: '#4a3b32', 'stroke-width': 3 };

const extras: Record<NonNullable<Mood['extra']>, () => SVGElement[]> = {
  hearts: () => [heart(22, 34, 0.9), heart(98, 26, 1.15), heart(106, 54, 0.6)],
  sparkles: () => [star(20, 38, 0.9), star(102, 30, 1.1), star(108, 62, 0.5)],
  tear: () => [path('M36 74c-5 7-6 11-1 12s6-5 1-12z', { fill: '#6fb7f2' })],
  sleep: () => [letters(84, 34, 24, 'Z', '#6d8fd6'), letters(102, 18, 16, 'z', '#6d8fd6')],
  sweat: () => [path('M92 42c-7 9-8 14-1 15s8-6 1-15z', { fill: '#6fb7f2' })],
  question: () => [letters(90, 38, 34, '?', '#6d8fd6')],
  wave: () => [
    path('M96 78c10-4 14-14 12-22', { ...line, stroke: '#d9a520' }),
    path('M108 40l5-5M114 50h6', { ...line, stroke: '#b7a58f' }),
    dot(108, 54, 8, { fill: '#ffe08a', stroke: '#4a3b32', 'stroke-width': '3' }),
  ],
  confetti: () => [
    path('M16 30l8 6', { ...line, stroke: '#f0506e' }),
    path('M34 14l2 9', { ...line, stroke: '#3aa0e8' }),
    path('M86 12l-3 9', { ...line, stroke: '#22b573' }),
    path('M106 30l-8 5', { ...line, stroke: '#ff9f1c' }),
    star(14, 54, 0.5, '#22b573'),
    star(108, 56, 0.5, '#f0506e'),
  ],
  thumb: () => [
    path('M96 96V80h5l5-12c4 0 5 3 4 7l-1 4h7c3 0 4 2 3 5l-3 9c-1 2-2 3-5 3z', {
      fill: '#ffe08a',
      ...join,
    }),
  ],
  bow: () => [path('M24 98q8 6 12-2M96 98q-8 6-12-2'), heart(60, 20, 0.7)],
  anger: () => [
    path('M38 54l14 6M82 54l-14 6'),
    path('M94 30c2 5 5 6 10 5M96 44c0-5-2-7-7-8', { ...line, stroke: '#e5484d' }),
  ],
  music: () => [letters(92, 40, 30, '♪', '#8a63d2'), letters(10, 48, 22, '♫', '#3aa0e8')],
};

/** A round little fellow with a leaf, in the mood that the sticker's id stands for. */
export function drawSticker(packageId: string, stickerId: string): SVGElement {
  const mood = moodOf(packageId, stickerId);
  const body = { fill: colorOf(packageId), stroke: '#4a3b32', 'stroke-width': 4 };
  return svgElement('svg', { class: 'sticker', viewBox: '0 0 124 120', 'aria-hidden': 'true' }, [
    svgElement('ellipse', { cx: 60, cy: 110, rx: 34, ry: 5, fill: '#000', opacity: 0.1 }),
    path('M60 32c-1-9-9-15-19-14 1 9 9 14 19 14zM60 32c2-8 9-12 17-10-1 8-8 12-17 10z', {
      fill: '#5cb85c',
      ...join,
    }),
    path('M60 30c27 0 40 18 40 42 0 22-14 36-40 36S20 94 20 72c0-24 13-42 40-42z', body),
    path('M34 50c4-7 9-11 16-12', { ...line, stroke: '#fff', opacity: 0.7 }),
    svgElement('ellipse', { cx: 35, cy: 77, rx: 6, ry: 4, fill: '#ff8a80', opacity: 0.7 }),
    svgElement('ellipse', { cx: 85, cy: 77, rx: 6, ry: 4, fill: '#ff8a80', opacity: 0.7 }),
    ...eyes[mood.eyes](),
    ...mouths[mood.mouth](),
    ...(mood.extra ? extras[mood.extra]() : []),
  ]);
}
