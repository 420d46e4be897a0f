import { ground, randomFrom, size } from './drawing.mjs';

/** Lights out of focus: soft discs with a brighter rim, dense where `dense` says (0 to 1). */
const bokeh = (seed, { sky, colors, dense, count = 130, largest = 78, front = () => '' }) => {
  const random = randomFrom(seed);
  const discs = [];
  while (discs.length < count) {
    const [x, y] = [random() * (size + 80) - 40, random() * (size + 80) - 40];
    const strength = dense(x / size, y / size);
    if (random() > strength) continue;
    const r = 12 + random() ** 1.7 * largest;
    const color = colors[Math.floor(random() * colors.length)];
    const opacity = (0.16 + random() * 0.34) * (0.6 + strength * 0.4);
    discs.push(
      `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(0)}" fill="${color}" opacity="${opacity.toFixed(2)}"/><circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${(r - 2).toFixed(0)}" fill="none" stroke="${color}" stroke-width="3" opacity="${(opacity * 0.7).toFixed(2)}"/>`,
    );
  }
  return `<defs><filter id="blur"><feGaussianBlur stdDeviation="2.2"/></filter></defs>${ground(sky)}<g filter="url(#blur)">${discs.join('')}</g>${front(random)}`;
};

/** A string of bulbs that hangs between two points. */
const bulbs = (random, y, sag, colors) => {
  const at = (t) => [-20 + t * (size + 40), y + 4 * sag * t * (1 - t)];
  const lamps = Array.from({ length: 12 }, (_, index) => {
    const [x, top] = at((index + 0.5) / 12);
    const color = colors[index % colors.length];
    return `<circle cx="${x}" cy="${top + 26}" r="46" fill="${color}" opacity=".2"/><rect x="${x - 6}" y="${top}" width="12" height="14" rx="3" fill="#2b2230"/><ellipse cx="${x}" cy="${top + 27}" rx="13" ry="17" fill="${color}"/><ellipse cx="${x - 4}" cy="${top + 22}" rx="4" ry="6" fill="#fff" opacity=".75"/>`;
  });
  return `<path d="M-20 ${y}Q${size / 2} ${y + 2 * sag} ${size + 20} ${y}" fill="none" stroke="#2b2230" stroke-width="4"/>${lamps.join('')}`;
};

const below = (from) => (_x, y) => Math.max(0, (y - from) / (1 - from)) ** 1.3;

export const templates = {
  'golden-party': {
    draw: () =>
      bokeh(5, {
        sky: [
          [0, '#1c1230'],
          [0.6, '#3b1f3f'],
          [1, '#6b3442'],
        ],
        colors: ['#ffd166', '#ffb347', '#fff1c9', '#ff8c61'],
        dense: below(0.55),
        front: (random) => bulbs(random, 22, 40, ['#ffd166', '#fff1c9']),
      }),
    categories: ['seasonal', 'sale', 'general'],
    themes: ['special_events', 'seasonal'],
    moods: ['festive', 'warm', 'elegant'],
    energy: 'medium',
    hours: { from: 16, to: 2 },
    seasons: ['autumn', 'winter'],
    zones: [{ x: 0.07, y: 0.18, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#1c1230', '#6b3442', '#ffd166', '#fff1c9'],
    name: 'Golden lights',
  },
  'harbour-lights': {
    draw: () =>
      bokeh(19, {
        sky: [
          [0, '#03142b'],
          [0.55, '#0b3456'],
          [0.72, '#134a6b'],
          [1, '#041b33'],
        ],
        colors: ['#4cc9f0', '#8ef0e4', '#f9c74f', '#f94f7b', '#ffffff'],
        dense: (_x, y) => Math.exp(-(((y - 0.76) / 0.11) ** 2)),
        count: 150,
        largest: 52,
      }),
    categories: ['travel', 'inspiration', 'general'],
    themes: ['evening_calm', 'special_events'],
    moods: ['dreamy', 'deep', 'elegant'],
    energy: 'low',
    hours: { from: 18, to: 4 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.46, align: 'middle' }],
    palette: ['#03142b', '#134a6b', '#4cc9f0', '#f9c74f'],
    name: 'Lights of the harbour',
  },
  'spring-light': {
    draw: () =>
      bokeh(47, {
        sky: [
          [0, '#fdf3f5'],
          [0.6, '#fbe0e6'],
          [1, '#f5c9cf'],
        ],
        colors: ['#ffffff', '#ffb3c1', '#ffd6a5', '#bde0c0'],
        dense: (x, y) =>
          Math.min(1, (Math.abs(x - 0.5) * 1.9) ** 3 + Math.max(0, (y - 0.62) / 0.38)),
        count: 110,
        largest: 96,
      }),
    categories: ['wellness', 'seasonal', 'morning'],
    themes: ['seasonal', 'daily_tips'],
    moods: ['gentle', 'bright', 'dreamy'],
    energy: 'medium',
    hours: { from: 7, to: 18 },
    seasons: ['spring'],
    zones: [{ x: 0.09, y: 0.12, width: 0.82, height: 0.46, align: 'middle' }],
    palette: ['#fdf3f5', '#ffb3c1', '#bde0c0', '#6b3746'],
    name: 'Spring light',
  },
};
