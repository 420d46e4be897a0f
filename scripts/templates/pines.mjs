import { glow, gradient, randomFrom, ridge, size } from './drawing.mjs';

const pines = (seed, palette) => {
  const random = randomFrom(seed);
  const [moonX, moonY, moonR] = palette.moon ?? [905, 118, 54];
  const stars = Array.from({ length: palette.stars ?? 110 }, () => {
    const y = random() * 620;
    return `<circle cx="${random() * size}" cy="${y}" r="${0.7 + random() * 1.9}" fill="#fff" opacity="${(0.25 + random() * 0.6) * (1 - y / 900)}"/>`;
  });
  const tree = (x, y, height, color, snow) => {
    const parts = [
      `<rect x="${x - height * 0.03}" y="${y - height * 0.08}" width="${height * 0.06}" height="${height * 0.1}" fill="#2a2233"/>`,
    ];
    for (let tier = 0; tier < 4; tier += 1) {
      const foot = y - height * (0.06 + tier * 0.21);
      const half = height * (0.27 - tier * 0.05);
      const top = foot - height * 0.34;
      parts.push(
        `<path d="M${x - half} ${foot}Q${x - half * 0.45} ${foot - half * 0.1} ${x} ${top}Q${x + half * 0.45} ${foot - half * 0.1} ${x + half} ${foot}Q${x} ${foot + half * 0.22} ${x - half} ${foot}Z" fill="${color}"/>`,
      );
      if (snow !== undefined)
        parts.push(
          `<path d="M${x - half * 0.42} ${top + (foot - top) * 0.56}Q${x - half * 0.2} ${top + (foot - top) * 0.4} ${x} ${top}Q${x + half * 0.2} ${top + (foot - top) * 0.4} ${x + half * 0.42} ${top + (foot - top) * 0.56}Q${x + half * 0.2} ${top + (foot - top) * 0.48} ${x} ${top + (foot - top) * 0.62}Q${x - half * 0.2} ${top + (foot - top) * 0.48} ${x - half * 0.42} ${top + (foot - top) * 0.56}Z" fill="${snow}" opacity=".9"/>`,
        );
    }
    return parts.join('');
  };
  const row = (count, y, min, max, color, snow) =>
    Array.from({ length: count }, (_, index) =>
      tree(
        (index + 0.5 + (random() - 0.5) * 0.6) * (size / count),
        y + random() * 22,
        min + random() * (max - min),
        color,
        snow,
      ),
    ).join('');
  return `<defs>${gradient('sky', palette.sky)}${glow('moon', '#fff7df', [
    [0, 0.9],
    [0.24, 0.34],
    [0.6, 0.1],
    [1, 0],
  ])}${gradient('snow', palette.snow)}</defs>
  <rect width="${size}" height="${size}" fill="url(#sky)"/>${stars.join('')}
  <circle cx="${moonX}" cy="${moonY}" r="${moonR * 4.2}" fill="url(#moon)"/><circle cx="${moonX}" cy="${moonY}" r="${moonR}" fill="#fffdf2"/>
  <path d="${ridge(random, { y: 790, rise: 30, bumps: 2 })}" fill="${palette.far}"/>${row(palette.far2 ?? 15, 815, 80, palette.tall ?? 130, palette.treeFar, palette.capFar)}
  <path d="${ridge(random, { y: 862, rise: 20, bumps: 1.6 })}" fill="url(#snow)" opacity=".85"/>${row(9, 890, 130, 205, palette.treeNear, palette.capNear)}
  <path d="${ridge(random, { y: 930, rise: 24, bumps: 1.3 })}" fill="url(#snow)"/>`;
};

export const templates = {
  'winter-pines': {
    draw: () =>
      pines(11, {
        sky: [
          [0, '#0a1638'],
          [0.5, '#1a3a72'],
          [0.68, '#2f5c9c'],
          [0.8, '#6f9bd1'],
        ],
        snow: [
          [0, '#eaf4ff'],
          [1, '#bcd6f2'],
        ],
        far: '#7fa4d4',
        treeFar: '#2e5a86',
        capFar: '#b9d4ee',
        treeNear: '#143c50',
        capNear: '#e4f0fb',
      }),
    categories: ['nature', 'wellness', 'general', 'seasonal'],
    themes: ['evening_calm', 'seasonal'],
    moods: ['quiet', 'cosy'],
    energy: 'low',
    hours: { from: 17, to: 5 },
    seasons: ['winter', 'autumn'],
    zones: [{ x: 0.08, y: 0.2, width: 0.84, height: 0.39, align: 'middle' }],
    palette: ['#0a1638', '#1d3f7a', '#eaf4ff', '#143c50'],
    name: 'Winter pines under the moon',
  },
  'forest-dawn': {
    draw: () =>
      pines(29, {
        sky: [
          [0, '#f8d7c4'],
          [0.35, '#f6e3d3'],
          [0.7, '#d9e4d8'],
        ],
        snow: [
          [0, '#7f9f8b'],
          [1, '#3f6457'],
        ],
        far: '#b9cdbd',
        treeFar: '#8fb09d',
        treeNear: '#35594c',
        moon: [230, 590, 60],
        stars: 0,
        far2: 19,
        tall: 190,
      }),
    categories: ['nature', 'morning', 'wellness'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['quiet', 'fresh', 'hopeful'],
    energy: 'medium',
    hours: { from: 5, to: 12 },
    seasons: ['spring', 'summer', 'autumn'],
    zones: [{ x: 0.08, y: 0.08, width: 0.84, height: 0.4, align: 'middle' }],
    palette: ['#f8d7c4', '#b9cdbd', '#35594c', '#1f3a31'],
    name: 'Dawn behind the forest',
  },
  'snowy-village-eve': {
    draw: () =>
      pines(53, {
        sky: [
          [0, '#3a1c4f'],
          [0.4, '#7c3f6d'],
          [0.7, '#d9808a'],
          [0.85, '#f6b9a3'],
        ],
        snow: [
          [0, '#ffeef0'],
          [1, '#e3c2d6'],
        ],
        far: '#b98aa9',
        treeFar: '#7b4f7c',
        capFar: '#e9c3d0',
        treeNear: '#46305c',
        capNear: '#ffe9ec',
        moon: [160, 150, 44],
        stars: 60,
        far2: 11,
        tall: 120,
      }),
    categories: ['seasonal', 'nature', 'general'],
    themes: ['seasonal', 'special_events', 'evening_calm'],
    moods: ['cosy', 'warm', 'festive'],
    energy: 'low',
    hours: { from: 15, to: 23 },
    seasons: ['winter'],
    zones: [{ x: 0.08, y: 0.22, width: 0.84, height: 0.38, align: 'middle' }],
    palette: ['#3a1c4f', '#d9808a', '#ffeef0', '#46305c'],
    name: 'A pink winter evening',
  },
};
