import { cloud, ground, randomFrom, size, softLight } from './drawing.mjs';

/** A row of houses; windows are lit by chance. */
const row = (random, { foot, low, high, narrow, wide, color, lit, chance }) => {
  const parts = [];
  for (let x = -60; x < size + 60;) {
    const width = narrow + random() * (wide - narrow);
    const height = low + random() ** 1.4 * (high - low);
    const top = foot - height;
    const kind = random();
    const roof =
      kind < 0.25
        ? `<path d="M${x} ${top}L${x + width / 2} ${top - width * 0.35}L${x + width} ${top}Z"/>`
        : kind < 0.45
          ? `<rect x="${x + width * 0.2}" y="${top - 22}" width="${width * 0.6}" height="24"/>`
          : kind < 0.55
            ? `<path d="M${x + width / 2 - 3} ${top - 62}h6V${top}h-6z"/>`
            : '';
    parts.push(
      `<g fill="${color}"><rect x="${x}" y="${top}" width="${width + 1}" height="${height + 400}"/>${roof}</g>`,
    );
    if (lit !== undefined) {
      const step = 24;
      for (let wx = x + 14; wx < x + width - 18; wx += step) {
        for (let wy = top + 20; wy < foot - 16; wy += 30) {
          if (random() < chance)
            parts.push(
              `<rect x="${wx.toFixed(0)}" y="${wy.toFixed(0)}" width="10" height="14" rx="1.5" fill="${lit}" opacity="${(0.5 + random() * 0.5).toFixed(2)}"/>`,
            );
        }
      }
    }
    x += width + random() * 10;
  }
  return parts.join('');
};

/** A palm on a curved stem. */
const palm = (x, y, height, color) => {
  const fronds = [-160, -128, -95, -60, -25, 15].map((angle) => {
    const l = height * 0.42;
    return `<path d="M0 0Q${l * 0.5} ${-l * 0.26} ${l} ${l * 0.12}Q${l * 0.5} ${-l * 0.06} 0 0Z" transform="rotate(${angle})"/>`;
  });
  return `<g fill="${color}"><path d="M${x - height * 0.03} ${y}Q${x + height * 0.02} ${y - height * 0.5} ${x + height * 0.12} ${y - height}L${x + height * 0.15} ${y - height * 0.98}Q${x + height * 0.08} ${y - height * 0.5} ${x + height * 0.04} ${y}Z"/><g transform="translate(${x + height * 0.135} ${y - height})">${fronds.join('')}</g></g>`;
};

export const templates = {
  'city-dusk': {
    draw: () => {
      const random = randomFrom(9);
      const back = { low: 120, high: 330, narrow: 46, wide: 96 };
      return `${ground([
        [0, '#2c2459'],
        [0.35, '#7b4590'],
        [0.6, '#ee7f8b'],
        [0.75, '#ffc38a'],
      ])}${softLight('sun', 700, 760, 420, '#ffe3b0', 0.8)}<circle cx="700" cy="740" r="78" fill="#fff0cf"/>${row(random, { ...back, foot: 860, color: '#b0618f' })}${row(random, { ...back, foot: 920, low: 110, high: 300, color: '#74407f', lit: '#ffd89a', chance: 0.25 })}${row(random, { ...back, foot: 1000, low: 90, high: 240, narrow: 70, wide: 130, color: '#3a2460', lit: '#ffe0a3', chance: 0.4 })}`;
    },
    categories: ['travel', 'productivity', 'motivation'],
    themes: ['evening_calm', 'weekly_goals'],
    moods: ['warm', 'bold', 'hopeful'],
    energy: 'medium',
    hours: { from: 15, to: 22 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.07, width: 0.86, height: 0.38, align: 'middle' }],
    palette: ['#2c2459', '#ee7f8b', '#ffc38a', '#3a2460'],
    name: 'The city at dusk',
  },
  'morning-avenue': {
    draw: () => {
      const random = randomFrom(44);
      const tree = (x) =>
        `<rect x="${x - 5}" y="905" width="10" height="90" fill="#6a5a4a"/><circle cx="${x}" cy="885" r="52" fill="#6fbf8a"/><circle cx="${x - 26}" cy="905" r="36" fill="#5aad7a"/><circle cx="${x + 28}" cy="908" r="34" fill="#83cc9a"/>`;
      return `${ground([
        [0, '#8fd0f0'],
        [0.6, '#d9f1fa'],
        [0.85, '#fff6e5'],
      ])}${cloud(random, 180, 610, 230, '#ffffff', 0.85)}${cloud(random, 800, 560, 280, '#ffffff', 0.75)}${cloud(random, 560, 120, 150, '#ffffff', 0.55)}${row(random, { foot: 900, low: 90, high: 260, narrow: 60, wide: 110, color: '#bcd8e6' })}${row(random, { foot: 950, low: 80, high: 210, narrow: 80, wide: 130, color: '#8fb8cc', lit: '#f6fbff', chance: 0.7 })}<rect x="-60" y="950" width="1160" height="200" fill="#f2e3c8"/><rect x="-60" y="990" width="1160" height="160" fill="#6b7a86"/><path d="M-60 1018H1100" stroke="#fff" stroke-width="6" stroke-dasharray="60 46"/>${[90, 300, 520, 740, 950].map(tree).join('')}`;
    },
    categories: ['morning', 'productivity', 'travel'],
    themes: ['morning_energy', 'weekly_goals'],
    moods: ['fresh', 'bright', 'focused'],
    energy: 'high',
    hours: { from: 6, to: 14 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.13, width: 0.86, height: 0.36, align: 'middle' }],
    palette: ['#8fd0f0', '#8fb8cc', '#6fbf8a', '#21475c'],
    name: 'An avenue in the morning',
  },
  'palm-coast': {
    draw: () => {
      const random = randomFrom(61);
      const glint = Array.from({ length: 26 }, () => {
        const y = 730 + random() * 190;
        return `<rect x="${random() * size}" y="${y}" width="${30 + random() * 90}" height="4" rx="2" fill="#fff" opacity="${0.12 + random() * 0.25}"/>`;
      });
      return `${ground([
        [0, '#41b7d8'],
        [0.5, '#a6e3ea'],
        [0.66, '#fdf3d0'],
      ])}${cloud(random, 760, 640, 300, '#ffffff', 0.8)}${cloud(random, 250, 600, 200, '#ffffff', 0.65)}<rect x="-60" y="700" width="1160" height="400" fill="#1fa3b8"/><rect x="-60" y="700" width="1160" height="60" fill="#38bccb"/>${glint.join('')}<path d="M520 700l46-70v70z" fill="#fff"/><path d="M572 700v-52l30 52z" fill="#ffe2c9"/><path d="M505 706h110l-22 22h-66z" fill="#c6563f"/><path d="M-60 960C160 890 380 930 560 950S900 900 1100 940V1110H-60Z" fill="#fbe3b0"/><path d="M-60 1020C200 970 420 1000 620 1010S940 980 1100 1000V1110H-60Z" fill="#f1cd8c"/>${palm(90, 1010, 430, '#1d5c52')}${palm(30, 1030, 320, '#2a7a66')}${palm(930, 1020, 360, '#1d5c52')}`;
    },
    categories: ['travel', 'nature', 'seasonal'],
    themes: ['seasonal', 'special_events'],
    moods: ['fresh', 'bright', 'playful'],
    energy: 'high',
    hours: { from: 8, to: 17 },
    seasons: ['summer'],
    zones: [{ x: 0.08, y: 0.08, width: 0.84, height: 0.38, align: 'middle' }],
    palette: ['#41b7d8', '#1fa3b8', '#fbe3b0', '#0f4a52'],
    name: 'A coast with palms',
  },
};
