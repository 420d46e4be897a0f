import { ground, randomFrom, softLight } from './drawing.mjs';

const stone = (x, y, rx, ry, [light, dark], name) =>
  `<defs><linearGradient id="${name}" x1="0" y1="0" x2="0.3" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs><path d="M${x - rx} ${y}C${x - rx} ${y - ry * 1.25} ${x - rx * 0.5} ${y - ry * 1.1} ${x} ${y - ry}S${x + rx} ${y - ry * 0.9} ${x + rx} ${y}S${x + rx * 0.5} ${y + ry} ${x} ${y + ry}S${x - rx} ${y + ry} ${x - rx} ${y}Z" fill="url(#${name})"/><path d="M${x - rx * 0.6} ${y - ry * 0.55}Q${x - rx * 0.2} ${y - ry * 0.85} ${x + rx * 0.2} ${y - ry * 0.7}" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="${ry * 0.14}" stroke-linecap="round"/>`;

const ripples = (x, y, count, color) =>
  Array.from(
    { length: count },
    (_, index) =>
      `<ellipse cx="${x}" cy="${y}" rx="${150 + index * 105}" ry="${22 + index * 17}" fill="none" stroke="${color}" stroke-width="${5 - index * 0.6}" opacity="${0.6 - index * 0.09}"/>`,
  ).join('');

const lotus = (x, y, s, [outer, inner]) => {
  const petal = (turn, w, h, color) =>
    `<path d="M0 0C${-w} ${-h * 0.35} ${-w * 0.7} ${-h * 0.85} 0 ${-h}C${w * 0.7} ${-h * 0.85} ${w} ${-h * 0.35} 0 0Z" transform="rotate(${turn})" fill="${color}" stroke="#fff" stroke-opacity=".35" stroke-width="2"/>`;
  return `<g transform="translate(${x} ${y}) scale(${s})">${[-78, 78, -58, 58].map((t) => petal(t, 34, 120, outer)).join('')}${[-36, 36].map((t) => petal(t, 38, 128, outer)).join('')}${[-18, 18, 0].map((t) => petal(t, 34, 122, inner)).join('')}</g>`;
};

const pad = (x, y, rx, color) =>
  `<path d="M${x} ${y}L${x + rx * 0.96} ${y - rx * 0.06}A${rx} ${rx * 0.3} 0 1 0 ${x + rx * 0.9} ${y + rx * 0.13}Z" fill="${color}"/><path d="M${x} ${y}L${x - rx * 0.8} ${y}M${x} ${y}L${x - rx * 0.4} ${y - rx * 0.2}M${x} ${y}L${x - rx * 0.3} ${y + rx * 0.22}" stroke="#fff" stroke-opacity=".2" stroke-width="3"/>`;

/** A stem of bamboo with its joints and a few leaves. */
const bamboo = (random, x, width, color, dark, side) => {
  const joints = Array.from({ length: 8 }, (_, index) => {
    const y = -40 + index * 150 + random() * 20;
    const leaf = (turn) =>
      `<path d="M0 0C30 -16 90 -16 132 6C90 16 30 14 0 0Z" fill="${dark}" transform="translate(${x + (side * width) / 2} ${y}) rotate(${turn})"/>`;
    const leaves = random() < 0.55 ? leaf(side > 0 ? 24 : 156) + leaf(side > 0 ? 58 : 122) : '';
    return `<rect x="${x - width / 2}" y="${y}" width="${width}" height="146" rx="8" fill="${color}"/><rect x="${x - width / 2 + width * 0.62}" y="${y}" width="${width * 0.22}" height="146" fill="${dark}" opacity=".35"/><rect x="${x - width / 2 - 3}" y="${y - 5}" width="${width + 6}" height="10" rx="5" fill="${dark}"/>${leaves}`;
  });
  return joints.join('');
};

export const templates = {
  'zen-stones': {
    draw: () =>
      `${ground([
        [0, '#e8efee'],
        [0.6, '#cfdedd'],
        [1, '#a9c4c6'],
      ])}${softLight('light', 340, 240, 620, '#ffffff', 0.8)}<rect x="-60" y="820" width="1160" height="300" fill="#8fb2b8" opacity=".55"/>${ripples(720, 950, 5, '#ffffff')}<ellipse cx="720" cy="960" rx="170" ry="26" fill="#35525a" opacity=".35"/>${stone(720, 910, 158, 56, ['#7d8d94', '#46555c'], 's1')}${stone(708, 815, 118, 46, ['#a3afb2', '#66757b'], 's2')}${stone(728, 738, 84, 36, ['#c4ccca', '#8b989b'], 's3')}${stone(716, 680, 52, 26, ['#8d7f78', '#5d514c'], 's4')}<g transform="translate(205 935)">${pad(0, 0, 120, '#6f9f83')}${lotus(10, -14, 0.62, ['#f4b6c8', '#fde3ea'])}</g>`,
    categories: ['wellness', 'nature', 'general'],
    themes: ['evening_calm', 'daily_tips'],
    moods: ['calm', 'quiet', 'gentle'],
    energy: 'very_low',
    hours: { from: 7, to: 22 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.09, width: 0.86, height: 0.44, align: 'middle' }],
    palette: ['#e8efee', '#8fb2b8', '#46555c', '#1d2f35'],
    name: 'Stones in still water',
  },
  'lotus-pond': {
    draw: () =>
      `${ground([
        [0, '#0e3b43'],
        [0.55, '#17575c'],
        [1, '#1f7068'],
      ])}${softLight('moon', 520, 760, 560, '#9be3cf', 0.28)}${ripples(520, 905, 5, '#bff0e0')}${pad(160, 890, 150, '#2f8f6d')}${pad(890, 900, 170, '#2a7f63')}${pad(480, 1010, 200, '#37a078')}${pad(30, 1010, 120, '#267058')}${pad(1000, 1020, 140, '#37a078')}${lotus(520, 985, 1.45, ['#f29bb7', '#ffdbe6'])}${lotus(185, 885, 0.8, ['#f7c1d0', '#fff0f4'])}${lotus(880, 890, 0.95, ['#f29bb7', '#ffe3ec'])}`,
    categories: ['wellness', 'inspiration', 'nature'],
    themes: ['evening_calm', 'special_events'],
    moods: ['calm', 'elegant', 'deep'],
    energy: 'low',
    hours: { from: 16, to: 2 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.12, width: 0.86, height: 0.48, align: 'middle' }],
    palette: ['#0e3b43', '#37a078', '#f29bb7', '#ffffff'],
    name: 'Lotus on the pond',
  },
  'bamboo-light': {
    draw: () => {
      const random = randomFrom(82);
      return `${ground(
        [
          [0, '#f3f8dd'],
          [0.6, '#dcecb9'],
          [1, '#b9d795'],
        ],
        'x1="0" y1="0" x2="0.3" y2="1"',
      )}${softLight('sun', 480, 330, 600, '#fffff2', 0.95)}<g opacity=".35">${bamboo(random, 210, 34, '#a9c97c', '#7fa653', 1)}${bamboo(random, 860, 34, '#a9c97c', '#7fa653', -1)}</g>${bamboo(random, 40, 56, '#7fb04f', '#4f8038', 1)}${bamboo(random, 124, 38, '#93c063', '#5d9142', 1)}${bamboo(random, 1000, 58, '#7fb04f', '#4f8038', -1)}${bamboo(random, 920, 36, '#93c063', '#5d9142', -1)}<path d="M-60 1010q290 -50 580 0t580 0v120h-1160z" fill="#6f9c4a" opacity=".7"/>`;
    },
    categories: ['nature', 'wellness', 'morning'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['fresh', 'calm', 'bright'],
    energy: 'medium',
    hours: { from: 5, to: 15 },
    seasons: ['spring', 'summer'],
    zones: [{ x: 0.2, y: 0.2, width: 0.6, height: 0.56, align: 'middle' }],
    palette: ['#f3f8dd', '#93c063', '#4f8038', '#24401a'],
    name: 'Light in the bamboo',
  },
};
