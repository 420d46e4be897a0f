import { gradient, randomFrom, ridge, size } from './drawing.mjs';

const waves = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.waves.map((color, index) => {
    const path = ridge(random, {
      y: 690 + index * 62,
      rise: 78 - index * 6,
      bumps: 1.7 + index * 0.35,
    });
    const edge = path.replace(/L\d+ \d+Z$/, '').replace(/^M-10 \d+L/, 'M');
    return `<path d="${path}" fill="#000" opacity=".07" transform="translate(0 -9)"/><path d="${path}" fill="${color}"/><path d="${edge}" fill="none" stroke="#fff" stroke-opacity=".32" stroke-width="2.4"/>`;
  });
  return `<defs>${gradient('paper', palette.paper)}${gradient('disc', palette.disc)}</defs>
  <rect width="${size}" height="${size}" fill="url(#paper)"/>
  <circle cx="${palette.at[0]}" cy="${palette.at[1]}" r="140" fill="url(#disc)"/>${layers.join('')}`;
};

export const templates = {
  'paper-waves': {
    draw: () =>
      waves(23, {
        paper: [
          [0, '#fff6e3'],
          [1, '#ffe9cf'],
        ],
        disc: [
          [0, '#f77f75'],
          [1, '#f2a488'],
        ],
        at: [790, 655],
        waves: ['#f8c79c', '#f29c85', '#d9777f', '#9f6a8c', '#5f6592', '#3c5680'],
      }),
    categories: ['inspiration', 'productivity', 'general', 'motivation'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['fresh', 'bright'],
    energy: 'medium',
    hours: { from: 8, to: 19 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.08, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#fff6e3', '#f77f75', '#5f6592', '#3c5680'],
    name: 'Paper waves',
  },
};
