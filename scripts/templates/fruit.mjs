import { ground, randomFrom, softLight } from './drawing.mjs';

/** A slice of citrus: rind, white and segments. */
const slice = (x, y, r, turn, [rind, flesh, light]) => {
  const segments = Array.from({ length: 9 }, (_, index) => {
    const [a, b] = [index * 40 + 3, index * 40 + 37].map((d) => (d * Math.PI) / 180);
    const at = (angle, far) =>
      `${(Math.cos(angle) * far).toFixed(1)} ${(Math.sin(angle) * far).toFixed(1)}`;
    const m = (a + b) / 2;
    return `<path d="M${at(m, r * 0.09)}L${at(a, r * 0.74)}Q${at(m, r * 0.9)} ${at(b, r * 0.74)}Z" fill="${flesh}" stroke="${flesh}" stroke-width="${r * 0.05}" stroke-linejoin="round"/><path d="M${at(m, r * 0.3)}L${at(m, r * 0.62)}" stroke="${light}" stroke-width="${r * 0.03}" stroke-linecap="round" opacity=".7"/>`;
  });
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><circle r="${r}" cy="${r * 0.05}" fill="#000" opacity=".1"/><circle r="${r}" fill="${rind}"/><circle r="${r * 0.9}" fill="#fff8e8"/>${segments.join('')}</g>`;
};

const leaf = (x, y, l, turn, color) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 0C${l * 0.3} ${-l * 0.34} ${l * 0.8} ${-l * 0.26} ${l} 0C${l * 0.8} ${l * 0.26} ${l * 0.3} ${l * 0.34} 0 0Z" fill="${color}"/><path d="M0 0H${l * 0.86}" stroke="#fff" stroke-opacity=".3" stroke-width="3"/></g>`;

/** A half of a dragon fruit, a mango cheek and a watermelon wedge, around (0, 0). */
const dragonfruit = (x, y, r, random) =>
  `<g transform="translate(${x} ${y})"><g fill="#e23f7f">${[20, 70, 120, 200, 250, 310].map((a) => `<path d="M${-r * 0.2} ${-r * 0.9}Q0 ${-r * 1.42} ${r * 0.16} ${-r * 1.4}Q${r * 0.12} ${-r * 1.1} ${r * 0.24} ${-r * 0.88}Z" transform="rotate(${a})"/>`).join('')}</g><circle r="${r}" fill="#e23f7f"/><circle r="${r * 0.86}" fill="#fff5f8"/>${Array.from(
    { length: 46 },
    () => {
      const [a, far] = [random() * 6.283, Math.sqrt(random()) * r * 0.76];
      return `<ellipse cx="${Math.cos(a) * far}" cy="${Math.sin(a) * far}" rx="3.4" ry="4.6" fill="#2b2030"/>`;
    },
  ).join('')}</g>`;

const melon = (x, y, r, turn) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M${-r} 0A${r} ${r} 0 0 0 ${r} 0Z" fill="#2f8f57"/><path d="M${-r * 0.92} 0A${r * 0.92} ${r * 0.92} 0 0 0 ${r * 0.92} 0Z" fill="#d9f2c8"/><path d="M${-r * 0.85} 0A${r * 0.85} ${r * 0.85} 0 0 0 ${r * 0.85} 0Z" fill="#f2545b"/><g fill="#3a1a20">${[
    [-0.5, 0.2],
    [-0.2, 0.34],
    [0.15, 0.22],
    [0.45, 0.3],
    [0, 0.58],
    [-0.3, 0.6],
    [0.3, 0.56],
  ]
    .map(([u, v]) => `<ellipse cx="${u * r}" cy="${v * r}" rx="${r * 0.028}" ry="${r * 0.048}"/>`)
    .join('')}</g></g>`;

const mango = (x, y, r, turn) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M${-r} 0C${-r} ${-r * 0.8} ${-r * 0.2} ${-r * 0.9} ${r * 0.4} ${-r * 0.6}S${r * 1.2} ${r * 0.2} ${r * 0.7} ${r * 0.6} ${-r} ${r * 0.8} ${-r} 0Z" fill="#f7a823"/><path d="M${-r} 0C${-r} ${-r * 0.8} ${-r * 0.2} ${-r * 0.9} ${r * 0.4} ${-r * 0.6}C${-r * 0.1} ${-r * 0.5} ${-r * 0.6} ${-r * 0.2} ${-r * 0.62} ${r * 0.44}C${-r * 0.9} ${r * 0.4} ${-r} ${r * 0.3} ${-r} 0Z" fill="#e8633a" opacity=".75"/><path d="M${r * 0.36} ${-r * 0.62}q6 -26 30 -34" stroke="#6b4a25" stroke-width="8" fill="none" stroke-linecap="round"/></g>`;

const orange = ['#f28c28', '#f9a93c', '#ffe0a3'];
const lemon = ['#f2c521', '#fbdf5c', '#fff6c2'];
const lime = ['#6fb23c', '#a9d86a', '#e4f6bd'];
const grapefruit = ['#f08a5a', '#f26b6b', '#ffc9bd'];

export const templates = {
  'citrus-corners': {
    draw: () =>
      `${ground(
        [
          [0, '#fff9df'],
          [1, '#ffeeb8'],
        ],
        'x1="0" y1="0" x2="1" y2="1"',
      )}${leaf(860, 330, 150, 120, '#5fa25a')}${leaf(700, 120, 140, 170, '#7dbb6a')}${slice(960, 90, 250, 12, orange)}${slice(720, 10, 130, 40, lime)}${slice(1010, 370, 105, 5, lemon)}${leaf(200, 760, 150, -60, '#5fa25a')}${leaf(380, 930, 140, -20, '#7dbb6a')}${slice(80, 960, 250, 30, lemon)}${slice(330, 1030, 130, 12, grapefruit)}${slice(40, 690, 100, 60, lime)}`,
    categories: ['food', 'wellness', 'morning'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['fresh', 'bright', 'playful'],
    energy: 'high',
    hours: { from: 6, to: 15 },
    seasons: ['spring', 'summer'],
    zones: [{ x: 0.12, y: 0.31, width: 0.76, height: 0.31, align: 'middle' }],
    palette: ['#fff9df', '#f28c28', '#6fb23c', '#4a2b0c'],
    name: 'Citrus in the corners',
  },
  'tropical-market': {
    draw: () => {
      const random = randomFrom(51);
      return `${ground([
        [0, '#0f6d6a'],
        [1, '#0a4f54'],
      ])}${softLight('light', 520, 380, 620, '#2fb3a2', 0.5)}${leaf(-30, 880, 300, -32, '#1d8a6c')}${leaf(1070, 860, 310, 212, '#1d8a6c')}${leaf(-20, 1040, 360, -10, '#2aa57d')}${leaf(1060, 1040, 360, 190, '#2aa57d')}${mango(640, 960, 120, -12)}${melon(330, 880, 190, -10)}${dragonfruit(860, 930, 110, random)}${mango(150, 1010, 105, 20)}${slice(500, 1020, 92, 10, lime)}`;
    },
    categories: ['food', 'travel', 'sale'],
    themes: ['special_events', 'seasonal'],
    moods: ['playful', 'bold', 'fresh'],
    energy: 'very_high',
    hours: { from: 8, to: 20 },
    seasons: ['summer'],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.48, align: 'middle' }],
    palette: ['#0a4f54', '#f7a823', '#e23f7f', '#ffffff'],
    name: 'A tropical market',
  },
  'summer-melon': {
    draw: () =>
      `${ground([
        [0, '#c9f0e4'],
        [1, '#e9fbe9'],
      ])}${melon(900, 60, 270, 12)}${melon(560, -40, 150, -14)}${melon(150, 960, 250, -16)}${melon(560, 985, 190, 6)}${melon(930, 930, 170, -10)}${slice(330, 1030, 84, 0, lime)}${slice(760, 1040, 80, 20, lime)}`,
    categories: ['food', 'seasonal', 'sale'],
    themes: ['seasonal', 'special_events'],
    moods: ['playful', 'fresh', 'bright'],
    energy: 'high',
    hours: { from: 9, to: 19 },
    seasons: ['summer'],
    zones: [{ x: 0.08, y: 0.36, width: 0.84, height: 0.36, align: 'middle' }],
    palette: ['#c9f0e4', '#f2545b', '#2f8f57', '#3a1a20'],
    name: 'Watermelons',
  },
};
