import { glow, gradient, randomFrom, ridge, size } from './drawing.mjs';

const hills = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.hills.map((color, index) => {
    const share = index / (palette.hills.length - 1);
    const path = ridge(random, {
      y: 640 + share * 270,
      rise: 75 - share * 25,
      bumps: 2 + index * 0.7,
    });
    return `<path d="${path}" fill="${color}"/>${index === 0 ? '' : `<path d="${path}" fill="url(#mist)" opacity="${0.16 - share * 0.1}"/>`}`;
  });
  const birds = Array.from({ length: 5 }, () => {
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
  <circle cx="530" cy="590" r="330" fill="url(#sun)"/><circle cx="530" cy="590" r="62" fill="${palette.disc}"/>${birds.join('')}${layers.join('')}`;
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
};
