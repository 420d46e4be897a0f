import { glow, gradient, randomFrom, ridge, size } from './drawing.mjs';

const hills = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.hills.map((color, index) => {
    const share = index / (palette.hills.length - 1);
    const path = ridge(random, {
      y: (palette.foot ?? 640) + share * (size - 130 - (palette.foot ?? 640)),
      rise: (palette.rise ?? 75) * (1 - share * 0.33),
      bumps: (palette.bumps ?? 2) + index * 0.7,
      rough: palette.rough ?? 0,
    });
    return `<path d="${path}" fill="${color}"/>${index === 0 ? '' : `<path d="${path}" fill="url(#mist)" opacity="${0.16 - share * 0.1}"/>`}`;
  });
  const [sunX, sunY, sunR] = palette.at ?? [530, 590, 62];
  const birds = Array.from({ length: palette.birds ? 5 : 0 }, () => {
    const x = 690 + random() * 240;
    const y = 505 + random() * 45;
    const s = 8 + random() * 9;
    return `<path d="M${x - s} ${y - s * 0.4}q${s * 0.5} ${-s * 0.35} ${s} ${s * 0.4}q${s * 0.5} ${-s * 0.75} ${s} ${-s * 0.4}" fill="none" stroke="${palette.birds}" stroke-width="2.6" stroke-linecap="round" opacity=".65"/>`;
  });
  const clouds = Array.from({ length: 4 }, () => {
    const y = 490 + random() * 70;
    const x = random() * 700 - 100;
    return `<rect x="${x}" y="${y}" width="${260 + random() * 380}" height="${5 + random() * 7}" rx="6" fill="${palette.cloud}" opacity="${0.12 + random() * 0.16}"/>`;
  });
  return `<defs>${gradient('sky', palette.sky)}${gradient('mist', [
    [0, '#ffffff', 0.9],
    [0.4, '#ffffff', 0],
  ])}${glow('sun', palette.sun, [
    [0, 1],
    [0.16, 0.95],
    [0.2, 0.5],
    [0.5, 0.18],
    [1, 0],
  ])}</defs>
  <rect width="${size}" height="${size}" fill="url(#sky)"/>${clouds.join('')}
  <circle cx="${sunX}" cy="${sunY}" r="${sunR * 5.3}" fill="url(#sun)"/><circle cx="${sunX}" cy="${sunY}" r="${sunR}" fill="${palette.disc}"/>${birds.join('')}${layers.join('')}`;
};

export const templates = {
  'sunrise-hills': {
    draw: () =>
      hills(7, {
        sky: [
          [0, '#2b2a6b'],
          [0.22, '#6a3f94'],
          [0.42, '#d8628f'],
          [0.56, '#ff9b62'],
          [0.66, '#ffd08a'],
        ],
        hills: ['#c25d7d', '#96496f', '#6b3a63', '#432a55', '#241b41'],
        sun: '#fff1c4',
        disc: '#fff6dc',
        birds: '#3a2456',
        cloud: '#ffd9c2',
      }),
    categories: ['morning', 'motivation', 'inspiration', 'general'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['hopeful', 'warm'],
    energy: 'high',
    hours: { from: 4, to: 11 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.075, width: 0.86, height: 0.4, align: 'middle' }],
    palette: ['#2b2a6b', '#d8628f', '#ffd08a', '#241b41'],
    name: 'Sunrise over the hills',
  },
  'misty-ranges': {
    draw: () =>
      hills(71, {
        sky: [
          [0, '#dfeaf2'],
          [0.5, '#c7dbe8'],
          [0.75, '#f3e6dc'],
        ],
        hills: ['#a9c3d6', '#86a8c2', '#638ba9', '#42708f', '#285671', '#173d54'],
        sun: '#ffffff',
        disc: '#fffaf2',
        at: [800, 560, 46],
        cloud: '#ffffff',
        foot: 590,
        rise: 120,
        bumps: 4.5,
        rough: 0.04,
      }),
    categories: ['nature', 'inspiration', 'wellness', 'general'],
    themes: ['daily_tips', 'evening_calm'],
    moods: ['quiet', 'calm', 'deep'],
    energy: 'low',
    hours: { from: 6, to: 18 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.07, width: 0.86, height: 0.38, align: 'middle' }],
    palette: ['#dfeaf2', '#86a8c2', '#42708f', '#173d54'],
    name: 'Misty mountain ranges',
  },
  'desert-dunes': {
    draw: () =>
      hills(119, {
        sky: [
          [0, '#3b2a63'],
          [0.3, '#a24f7c'],
          [0.55, '#f08a5d'],
          [0.68, '#ffcf87'],
        ],
        hills: ['#e9a15f', '#d07b47', '#a9553a', '#7a3634'],
        sun: '#ffe6b3',
        disc: '#fff1cf',
        at: [250, 640, 84],
        cloud: '#ffd1a6',
        foot: 700,
        rise: 105,
        bumps: 1.1,
      }),
    categories: ['travel', 'motivation', 'inspiration'],
    themes: ['evening_calm', 'weekly_goals'],
    moods: ['warm', 'bold', 'hopeful'],
    energy: 'medium',
    hours: { from: 15, to: 21 },
    seasons: ['summer', 'autumn'],
    zones: [{ x: 0.07, y: 0.07, width: 0.86, height: 0.44, align: 'middle' }],
    palette: ['#3b2a63', '#f08a5d', '#ffcf87', '#7a3634'],
    name: 'Desert dunes at dusk',
  },
  'green-valley': {
    draw: () =>
      hills(203, {
        sky: [
          [0, '#5fb6e6'],
          [0.4, '#a7dcf2'],
          [0.62, '#eef9f2'],
        ],
        hills: ['#bfe0a8', '#93cc84', '#65b26b', '#3f945b', '#2a7550'],
        sun: '#fffbe0',
        disc: '#fffdf0',
        at: [880, 130, 52],
        birds: '#2f5d72',
        cloud: '#ffffff',
        foot: 700,
        rise: 60,
        bumps: 1.6,
      }),
    categories: ['morning', 'wellness', 'nature', 'general'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['fresh', 'bright', 'gentle'],
    energy: 'high',
    hours: { from: 6, to: 16 },
    seasons: ['spring', 'summer'],
    zones: [{ x: 0.07, y: 0.16, width: 0.86, height: 0.36, align: 'middle' }],
    palette: ['#a7dcf2', '#93cc84', '#3f945b', '#1d4d3a'],
    name: 'A green valley in the morning',
  },
  'moonlit-ridge': {
    draw: () =>
      hills(307, {
        sky: [
          [0, '#060b24'],
          [0.45, '#15204d'],
          [0.7, '#3c4c86'],
        ],
        hills: ['#33437c', '#253366', '#192450', '#0f1839', '#080e25'],
        sun: '#cfd8ff',
        disc: '#f2f4ff',
        at: [770, 560, 54],
        cloud: '#9aa8dd',
        foot: 650,
        rise: 95,
        bumps: 3.2,
        rough: 0.05,
      }),
    categories: ['wellness', 'inspiration', 'nature'],
    themes: ['evening_calm'],
    moods: ['quiet', 'dreamy', 'deep'],
    energy: 'very_low',
    hours: { from: 20, to: 5 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.07, width: 0.86, height: 0.4, align: 'middle' }],
    palette: ['#060b24', '#3c4c86', '#f2f4ff', '#080e25'],
    name: 'Moonlight on the ridge',
  },
};
