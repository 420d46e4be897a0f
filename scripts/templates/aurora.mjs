import { gradient, overscan, randomFrom, ridge, size } from './drawing.mjs';

const aurora = (seed, palette) => {
  const random = randomFrom(seed);
  const curtain = ([color, y, sway, tall], index) => {
    const phase = random() * 6;
    const step = 7;
    const rays = [];
    let height = tall;
    for (let x = -overscan; x <= size + overscan; x += step) {
      const t = x / size;
      const foot =
        y + Math.sin(t * 5.2 + phase) * sway + Math.sin(t * 11 + phase * 2) * sway * 0.35;
      height += (tall * (0.75 + 0.25 * Math.sin(t * 17 + phase)) - height) * 0.3;
      const ray = height * (0.82 + random() * 0.36);
      const strength = (0.42 + 0.38 * Math.sin(t * 8 + phase * 3)) * (0.75 + random() * 0.25);
      if (strength < 0.05) continue;
      rays.push(
        `<rect x="${x}" y="${(foot - ray).toFixed(1)}" width="${step + 1}" height="${(ray * 1.16).toFixed(1)}" fill="url(#ray${index})" opacity="${strength.toFixed(3)}"/>`,
      );
    }
    return `<defs>${gradient(`ray${index}`, [
      [0, color, 0],
      [0.55, color, 0.42],
      [0.84, color, 0.95],
      [1, color, 0],
    ])}</defs><g filter="url(#soft)">${rays.join('')}</g>`;
  };
  const ribbons = palette.lights.map(curtain);
  const stars = Array.from(
    { length: 130 },
    () =>
      `<circle cx="${random() * size}" cy="${random() * 760}" r="${0.6 + random() * 1.7}" fill="#fff" opacity="${0.2 + random() * 0.6}"/>`,
  );
  return `<defs>${gradient('night', palette.night)}<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9 5"/></filter></defs>
  <rect width="${size}" height="${size}" fill="url(#night)"/>${ribbons.join('')}${stars.join('')}
  <path d="${ridge(random, { y: 860, rise: 90, bumps: 3, rough: 0.12 })}" fill="${palette.mountains[0]}"/>
  <path d="${ridge(random, { y: 950, rise: 50, bumps: 4, rough: 0.1 })}" fill="${palette.mountains[1]}"/>`;
};

export const templates = {
  'northern-lights': {
    draw: () =>
      aurora(43, {
        night: [
          [0, '#071028'],
          [0.6, '#10294a'],
          [1, '#173b57'],
        ],
        lights: [
          ['#8a4dff', 470, 60, 470],
          ['#2f9bd8', 600, 70, 430],
          ['#25c79a', 720, 55, 400],
        ],
        mountains: ['#0b1f33', '#050d1a'],
      }),
    categories: ['inspiration', 'wellness', 'nature', 'productivity'],
    themes: ['evening_calm', 'special_events'],
    moods: ['dreamy', 'deep'],
    energy: 'medium',
    hours: { from: 18, to: 4 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.13, width: 0.86, height: 0.56, align: 'middle' }],
    palette: ['#071028', '#31e0a6', '#a45bff', '#ffffff'],
    name: 'Northern lights',
  },
  'rose-aurora': {
    draw: () =>
      aurora(91, {
        night: [
          [0, '#150a2e'],
          [0.55, '#33194f'],
          [1, '#5a2a5e'],
        ],
        lights: [
          ['#ff5f9e', 620, 90, 360],
          ['#ffb36b', 760, 60, 260],
          ['#a06bff', 520, 50, 420],
        ],
        mountains: ['#2a1140', '#16082a'],
      }),
    categories: ['inspiration', 'seasonal', 'motivation'],
    themes: ['special_events', 'evening_calm'],
    moods: ['dreamy', 'bold', 'festive'],
    energy: 'medium',
    hours: { from: 17, to: 3 },
    seasons: ['winter'],
    zones: [{ x: 0.07, y: 0.09, width: 0.86, height: 0.44, align: 'middle' }],
    palette: ['#150a2e', '#ff5f9e', '#ffb36b', '#ffffff'],
    name: 'A rose aurora',
  },
};
