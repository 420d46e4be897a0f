import { gradient, randomFrom, ridge, size } from './drawing.mjs';

const waves = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.waves.map((color, index) => {
    const path = ridge(random, {
      y: (palette.from ?? 690) + index * (palette.step ?? 62),
      rise: (palette.rise ?? 78) - index * 6,
      bumps: (palette.bumps ?? 1.7) + index * 0.35,
    });
    const edge = path.replace(/L\d+ \d+Z$/, '').replace(/^M-10 \d+L/, 'M');
    return `<path d="${path}" fill="#000" opacity=".07" transform="translate(0 -9)"/><path d="${path}" fill="${color}"/><path d="${edge}" fill="none" stroke="#fff" stroke-opacity=".32" stroke-width="2.4"/>`;
  });
  const upper = (palette.upper ?? []).map((color, index) => {
    const path = ridge(random, { y: 905 + index * 52, rise: 46, bumps: 1.4 + index * 0.5 });
    return `<g transform="rotate(180 ${size / 2} ${size / 2})"><path d="${path}" fill="#000" opacity=".06" transform="translate(0 -9)"/><path d="${path}" fill="${color}"/></g>`;
  });
  return `<defs>${gradient('paper', palette.paper)}${gradient('disc', palette.disc)}</defs>
  <rect width="${size}" height="${size}" fill="url(#paper)"/>
  <circle cx="${palette.at[0]}" cy="${palette.at[1]}" r="${palette.radius ?? 140}" fill="url(#disc)"/>${upper.join('')}${layers.join('')}`;
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
  'teal-tide': {
    draw: () =>
      waves(57, {
        paper: [
          [0, '#e3f6f3'],
          [1, '#bfe8e4'],
        ],
        disc: [
          [0, '#ffd9a0'],
          [1, '#ffbd8a'],
        ],
        at: [250, 640],
        radius: 105,
        waves: ['#8fd3cf', '#5dbcbf', '#38a0ab', '#237f92', '#175f76', '#0e4359'],
        from: 660,
        step: 66,
        bumps: 1.2,
        rise: 96,
      }),
    categories: ['wellness', 'general', 'travel'],
    themes: ['daily_tips', 'evening_calm'],
    moods: ['calm', 'fresh', 'gentle'],
    energy: 'low',
    hours: { from: 9, to: 20 },
    seasons: ['summer'],
    zones: [{ x: 0.07, y: 0.07, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#e3f6f3', '#5dbcbf', '#ffbd8a', '#0e4359'],
    name: 'A teal tide',
  },
  'plum-night-tide': {
    draw: () =>
      waves(83, {
        paper: [
          [0, '#1a1033'],
          [1, '#3a1f55'],
        ],
        disc: [
          [0, '#ffe7c7'],
          [1, '#f7b8a5'],
        ],
        at: [520, 720],
        radius: 170,
        waves: ['#6d3a78', '#553069', '#40265a', '#2d1c48', '#1d1434'],
        from: 745,
        step: 60,
        bumps: 2.6,
        rise: 50,
      }),
    categories: ['inspiration', 'seasonal', 'general'],
    themes: ['evening_calm', 'special_events'],
    moods: ['dreamy', 'deep', 'elegant'],
    energy: 'low',
    hours: { from: 18, to: 3 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.08, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#1a1033', '#6d3a78', '#f7b8a5', '#ffe7c7'],
    name: 'The moon sets in a plum sea',
  },
  'ribbon-frame': {
    draw: () =>
      waves(131, {
        paper: [
          [0, '#fffdf7'],
          [1, '#f4f7ee'],
        ],
        disc: [
          [0, '#fffdf7'],
          [1, '#fffdf7'],
        ],
        at: [-300, -300],
        waves: ['#cfe3c4', '#9cc7a6', '#5fa58f', '#2f7f79'],
        upper: ['#f9dcb0', '#f4b886', '#ea8f6f'],
        from: 790,
        step: 62,
        rise: 52,
        bumps: 1.5,
      }),
    categories: ['educational', 'productivity', 'general'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['fresh', 'focused', 'bright'],
    energy: 'medium',
    hours: { from: 7, to: 19 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.24, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#fffdf7', '#5fa58f', '#ea8f6f', '#173f3d'],
    name: 'Paper ribbons',
  },
};
