import { gradient, randomFrom, size } from './drawing.mjs';

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
  ${branch(1075, 250, 214, 5, 84, palette.leafSoft)}${branch(1060, -20, 152, 7, 88, palette.leaf)}${branch(560, -60, 20, 4, 66, palette.leafSoft)}
  ${branch(-40, 800, 34, 5, 84, palette.leafSoft)}${branch(-20, 1065, -26, 7, 90, palette.leaf)}${branch(470, 1100, 200, 4, 66, palette.leafSoft)}`;
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
};
