import { gradient, randomFrom, size } from './drawing.mjs';

/** Of each branch: where it begins, its angle, its leaves, their length, its colour. */
const usualBranches = [
  [1075, 250, 214, 5, 84, 'leafSoft'],
  [1060, -20, 152, 7, 88, 'leaf'],
  [560, -60, 20, 4, 66, 'leafSoft'],
  [-40, 800, 34, 5, 84, 'leafSoft'],
  [-20, 1065, -26, 7, 90, 'leaf'],
  [470, 1100, 200, 4, 66, 'leafSoft'],
];

const leaves = (seed, palette) => {
  const random = randomFrom(seed);
  const rings = Array.from({ length: 4 }, (_, index) => {
    const r = 210 + index * 90 + random() * 40;
    return `<circle cx="${250 + random() * 540}" cy="${200 + random() * 640}" r="${r}" fill="#fff" opacity="${0.055 + random() * 0.045}"/>`;
  });
  const leaf = (length) =>
    `M0 0C${length * 0.3} ${-length * 0.28} ${length * 0.75} ${-length * 0.22} ${length} 0C${length * 0.75} ${length * 0.22} ${length * 0.3} ${length * 0.28} 0 0Z`;
  const branch = (x, y, angle, count, length, color) => {
    const parts = [
      `<path d="M0 0Q${length * count * 0.22} ${-length * 0.5} ${length * count * 0.52} ${-length * 0.2}" fill="none" stroke="${color}" stroke-width="4" stroke-linecap="round"/>`,
    ];
    for (let index = 0; index < count; index += 1) {
      const t = (index + 0.6) / count;
      const px = length * count * 0.52 * t;
      const py = -length * (1.1 * t * (1 - t) + 0.2 * t * t);
      const side = index % 2 === 0 ? -1 : 1;
      const turn = side * (38 + random() * 18);
      parts.push(
        `<g transform="translate(${px} ${py}) rotate(${turn})"><path d="${leaf(length * (0.8 + random() * 0.35))}" fill="${color}"/><path d="M0 0L${length * 0.8} 0" stroke="#fff" stroke-opacity=".22" stroke-width="2"/></g>`,
      );
    }
    return `<g transform="translate(${x} ${y}) rotate(${angle})" opacity="${0.55 + random() * 0.35}">${parts.join('')}</g>`;
  };
  return `<defs>${gradient('ground', palette.ground, 'x1="0" y1="0" x2="1" y2="1"')}</defs>
  <rect width="${size}" height="${size}" fill="url(#ground)"/>${rings.join('')}
  ${(palette.branches ?? usualBranches).map(([x, y, angle, count, length, color]) => branch(x, y, angle, count, length, palette[color])).join('')}`;
};

export const templates = {
  'mint-leaves': {
    draw: () =>
      leaves(31, {
        ground: [
          [0, '#e9efcf'],
          [0.5, '#b9e0cc'],
          [1, '#8ccabf'],
        ],
        leaf: '#4e9b86',
        leafSoft: '#77b9a2',
      }),
    categories: ['wellness', 'nature', 'morning', 'productivity'],
    themes: ['evening_calm', 'daily_tips'],
    moods: ['calm', 'gentle'],
    energy: 'low',
    hours: { from: 7, to: 20 },
    seasons: ['spring', 'summer'],
    zones: [{ x: 0.09, y: 0.22, width: 0.82, height: 0.54, align: 'middle' }],
    palette: ['#e9efcf', '#b9e0cc', '#4e9b86', '#1d4b40'],
    name: 'Mint leaves',
  },
  'eucalyptus-frame': {
    draw: () =>
      leaves(58, {
        ground: [
          [0, '#fbf8f3'],
          [0.6, '#f3efe6'],
          [1, '#e6e9df'],
        ],
        leaf: '#7f9c8c',
        leafSoft: '#b3c6b6',
        branches: [
          [-40, 60, 18, 8, 92, 'leaf'],
          [-30, -30, 62, 5, 84, 'leafSoft'],
          [1080, 980, 198, 8, 96, 'leaf'],
          [1070, 1080, 242, 5, 86, 'leafSoft'],
        ],
      }),
    categories: ['wellness', 'general', 'educational'],
    themes: ['daily_tips', 'weekly_goals'],
    moods: ['calm', 'elegant', 'gentle'],
    energy: 'low',
    hours: { from: 7, to: 21 },
    seasons: [],
    zones: [{ x: 0.09, y: 0.25, width: 0.82, height: 0.48, align: 'middle' }],
    palette: ['#fbf8f3', '#b3c6b6', '#7f9c8c', '#2f4339'],
    name: 'Eucalyptus on linen',
  },
  'night-garden': {
    draw: () =>
      leaves(73, {
        ground: [
          [0, '#0c2a2a'],
          [0.6, '#103836'],
          [1, '#1b5048'],
        ],
        leaf: '#2e8268',
        leafSoft: '#1f6354',
        branches: [
          [-50, 860, 8, 8, 120, 'leafSoft'],
          [-40, 1080, -28, 8, 118, 'leaf'],
          [1090, 900, 172, 7, 112, 'leafSoft'],
          [1080, 1090, 208, 8, 116, 'leaf'],
          [520, 1130, -76, 4, 96, 'leafSoft'],
        ],
      }),
    categories: ['nature', 'wellness', 'inspiration'],
    themes: ['evening_calm'],
    moods: ['deep', 'quiet', 'elegant'],
    energy: 'low',
    hours: { from: 17, to: 4 },
    seasons: [],
    zones: [{ x: 0.08, y: 0.1, width: 0.84, height: 0.46, align: 'middle' }],
    palette: ['#0c2a2a', '#2e8268', '#a8e0c4', '#f1fff6'],
    name: 'A garden at night',
  },
};
