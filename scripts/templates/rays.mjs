import { ground, randomFrom, size, spread } from './drawing.mjs';

/** Rays from a point behind a calm disc or band, as on an old shop sign. */
const rays = (seed, look) => {
  const random = randomFrom(seed);
  const [x, y] = look.from;
  const wedge = 360 / look.count / 2;
  const point = (angle, r) =>
    `${(x + Math.cos((angle * Math.PI) / 180) * r).toFixed(1)} ${(y + Math.sin((angle * Math.PI) / 180) * r).toFixed(1)}`;
  const beams = Array.from({ length: look.count }, (_, index) => {
    const angle = index * 2 * wedge + (look.turn ?? 0);
    return `<path d="M${x} ${y}L${point(angle, 1700)}L${point(angle + wedge, 1700)}Z" fill="${look.ray}" opacity="${look.strength}"/>`;
  });
  return `${ground(look.sky)}<g>${beams.join('')}</g>${look.front(random)}`;
};

const disc =
  (color, rim, r = 395) =>
  () =>
    `<circle cx="520" cy="470" r="${r + 34}" fill="#000" opacity=".08"/><circle cx="520" cy="462" r="${r + 24}" fill="${rim}"/><circle cx="520" cy="462" r="${r}" fill="${color}"/><circle cx="520" cy="462" r="${r - 16}" fill="none" stroke="${rim}" stroke-width="3" stroke-dasharray="2 13" stroke-linecap="round"/>`;

const bunting = (colors, y = 40) =>
  [0, 1]
    .map((line) => {
      const sag = 70 + line * 26;
      const flags = spread(13, 0.04, 0.96).map((t, index) => {
        const fx = -40 + t * (size + 80);
        const fy = y + line * 84 - 40 + 4 * sag * t * (1 - t);
        return `<path d="M${fx - 27} ${fy}h54l-27 58z" fill="${colors[(index + line) % colors.length]}"/>`;
      });
      const rope = `<path d="M-40 ${y + line * 84 - 40}Q${size / 2} ${y + line * 84 - 40 + 2 * sag} ${size + 40} ${y + line * 84 - 40}" fill="none" stroke="#fff" stroke-opacity=".85" stroke-width="4"/>`;
      return rope + flags.join('');
    })
    .join('');

const confetti = (random, colors, inside) =>
  Array.from({ length: 150 }, () => {
    const [cx, cy] = [random() * size, random() * size];
    const turn = Math.round(random() * 180);
    const color = colors[Math.floor(random() * colors.length)];
    if (inside(cx, cy)) return '';
    return random() < 0.4
      ? `<circle cx="${cx}" cy="${cy}" r="${5 + random() * 6}" fill="${color}"/>`
      : `<rect x="${cx}" y="${cy}" width="${8 + random() * 9}" height="${18 + random() * 12}" rx="3" fill="${color}" transform="rotate(${turn} ${cx} ${cy})"/>`;
  }).join('');

export const templates = {
  'sale-burst': {
    draw: () =>
      rays(3, {
        sky: [
          [0, '#ff5a4e'],
          [1, '#e8323f'],
        ],
        from: [520, 462],
        count: 18,
        ray: '#ffd23f',
        strength: 0.9,
        front: (random) =>
          `${disc('#fff8e6', '#d91f36')()}${confetti(random, ['#ffffff', '#ffd23f', '#2ec4b6', '#7a1631'], (x, y) => y < 905 || Math.hypot(x - 520, y - 462) < 450)}`,
      }),
    categories: ['sale', 'general'],
    themes: ['special_events'],
    moods: ['bold', 'festive', 'playful'],
    energy: 'very_high',
    hours: { from: 9, to: 21 },
    seasons: [],
    // All of it lies inside the dotted ring: 379 px around (520, 462).
    zones: [{ x: 0.225, y: 0.23, width: 0.55, height: 0.43, align: 'middle' }],
    palette: ['#e8323f', '#ffd23f', '#fff8e6', '#7a1631'],
    name: 'Sale burst',
  },
  'summer-fair': {
    draw: () =>
      rays(8, {
        sky: [
          [0, '#0b6f8f'],
          [1, '#075a78'],
        ],
        from: [520, 1180],
        count: 26,
        turn: 3,
        ray: '#1fa0b5',
        strength: 0.35,
        front: (random) =>
          `${bunting(['#ffb703', '#ffffff', '#fb6f57', '#8bd17c'])}${confetti(random, ['#ffb703', '#ffffff', '#fb6f57'], (_x, y) => y < 850 || y > 1010)}`,
      }),
    categories: ['sale', 'seasonal', 'food'],
    themes: ['special_events', 'seasonal'],
    moods: ['playful', 'festive', 'bright'],
    energy: 'high',
    hours: { from: 9, to: 20 },
    seasons: ['summer'],
    zones: [{ x: 0.08, y: 0.32, width: 0.84, height: 0.44, align: 'middle' }],
    palette: ['#0c7f9b', '#ffb703', '#fb6f57', '#ffffff'],
    name: 'Summer fair',
  },
  'rising-day': {
    draw: () =>
      rays(15, {
        sky: [
          [0, '#ffe8b0'],
          [1, '#ffc56e'],
        ],
        from: [520, 1000],
        count: 22,
        turn: 4,
        ray: '#fff3d1',
        strength: 0.55,
        front: () =>
          `<circle cx="520" cy="1010" r="270" fill="#ff8c42"/><circle cx="520" cy="1010" r="232" fill="#ff7a2f"/><path d="M-60 965q145-60 290 0t290 0 290 0 290 0v200h-1160z" fill="#2f6690"/><path d="M-60 1010q145-46 290 0t290 0 290 0 290 0v160h-1160z" fill="#16425b"/>`,
      }),
    categories: ['morning', 'motivation', 'general'],
    themes: ['morning_energy', 'weekly_goals'],
    moods: ['hopeful', 'bold', 'warm'],
    energy: 'very_high',
    hours: { from: 4, to: 11 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.5, align: 'middle' }],
    palette: ['#ffe8b0', '#ff7a2f', '#2f6690', '#16425b'],
    name: 'The day rises',
  },
};
