import { ground, randomFrom, size, softLight } from './drawing.mjs';

/** Tiles of quarter discs and circles, as a poster of the nineteen-twenties. */
const tile = (x, y, s, kind, [a, b]) => {
  const shapes = {
    quarter: `<path d="M0 0H${s}A${s} ${s} 0 0 1 0 ${s}Z" fill="${b}"/>`,
    disc: `<circle cx="${s / 2}" cy="${s / 2}" r="${s * 0.36}" fill="${b}"/>`,
    half: `<path d="M0 ${s / 2}A${s / 2} ${s / 2} 0 0 1 ${s} ${s / 2}Z" fill="${b}"/>`,
    rings: `<circle cx="0" cy="${s}" r="${s * 0.9}" fill="none" stroke="${b}" stroke-width="${s * 0.1}"/><circle cx="0" cy="${s}" r="${s * 0.62}" fill="none" stroke="${b}" stroke-width="${s * 0.1}"/><circle cx="0" cy="${s}" r="${s * 0.34}" fill="${b}"/>`,
    slope: `<path d="M0 ${s}L${s} 0V${s}Z" fill="${b}"/>`,
  };
  return `<g transform="translate(${x} ${y})"><svg width="${s}" height="${s}"><rect width="${s}" height="${s}" fill="${a}"/>${shapes[kind]}</svg></g>`;
};

const kinds = ['quarter', 'disc', 'half', 'rings', 'slope'];

/** Half rings inside each other, like the paper rainbow of a mobile. */
const rainbow = (x, y, r, colors, step) =>
  colors
    .map((color, index) => {
      const own = r - index * step;
      return `<path d="M${x - own} ${y}A${own} ${own} 0 0 1 ${x + own} ${y}Z" fill="#000" opacity=".08" transform="translate(0 6)"/><path d="M${x - own} ${y}A${own} ${own} 0 0 1 ${x + own} ${y}Z" fill="${color}"/>`;
    })
    .join('');

export const templates = {
  'poster-tiles': {
    draw: () => {
      const random = randomFrom(16);
      const colors = ['#f4e8d3', '#e4572e', '#17bebb', '#ffc914', '#2e282a', '#76b041'];
      const parts = [];
      const s = 148.6;
      for (let row = 0; row < 2; row += 1) {
        for (let column = 0; column < 7; column += 1) {
          const a = colors[Math.floor(random() * colors.length)];
          const b = colors.filter((color) => color !== a)[Math.floor(random() * 5)];
          parts.push(
            tile(column * s, size - (2 - row) * s, s + 1, kinds[Math.floor(random() * 5)], [a, b]),
          );
        }
      }
      return `${ground([
        [0, '#f9f1e2'],
        [1, '#f4e8d3'],
      ])}${parts.join('')}<circle cx="965" cy="75" r="150" fill="#e4572e"/><path d="M-60 -60H170A230 230 0 0 1 -60 170Z" fill="#17bebb"/>`;
    },
    categories: ['general', 'motivation', 'educational'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['bold', 'playful', 'focused'],
    energy: 'high',
    hours: { from: 8, to: 20 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.22, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#f4e8d3', '#e4572e', '#17bebb', '#2e282a'],
    name: 'Tiles of a poster',
  },
  'paper-rainbows': {
    draw: () =>
      `${ground([
        [0, '#fdf3ee'],
        [1, '#f9dfd3'],
      ])}${rainbow(250, 1045, 330, ['#e76f51', '#f4a261', '#e9c46a', '#2a9d8f', '#f9dfd3'], 56)}${rainbow(760, 1045, 250, ['#264653', '#2a9d8f', '#e9c46a', '#f9dfd3'], 52)}${rainbow(1010, 1045, 150, ['#f4a261', '#e76f51', '#f9dfd3'], 46)}<circle cx="520" cy="735" r="40" fill="#f4a261" opacity=".9"/><circle cx="910" cy="700" r="22" fill="#e76f51" opacity=".8"/>`,
    categories: ['general', 'wellness', 'educational'],
    themes: ['daily_tips', 'morning_energy'],
    moods: ['playful', 'warm', 'gentle'],
    energy: 'medium',
    hours: { from: 7, to: 19 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.46, align: 'middle' }],
    palette: ['#fdf3ee', '#e76f51', '#2a9d8f', '#264653'],
    name: 'Paper rainbows',
  },
  'goal-cards': {
    draw: () => {
      const card = (x, y, turn, color, done) =>
        `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="8" y="14" width="330" height="230" rx="26" fill="#101a3a" opacity=".18"/><rect width="330" height="230" rx="26" fill="#fff"/><rect width="330" height="62" rx="26" fill="${color}"/><rect y="36" width="330" height="26" fill="${color}"/>${[104, 150, 196].map((at, index) => `<circle cx="46" cy="${at}" r="15" fill="${index < done ? color : '#e6eaf3'}"/>${index < done ? `<path d="M39 ${at}l6 7 10-13" fill="none" stroke="#fff" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>` : ''}<rect x="80" y="${at - 8}" width="${200 - index * 34}" height="16" rx="8" fill="#dfe4ef"/>`).join('')}</g>`;
      return `${ground(
        [
          [0, '#dfe9ff'],
          [1, '#c9d8fb'],
        ],
        'x1="0" y1="0" x2="1" y2="1"',
      )}${softLight('light', 300, 260, 640, '#ffffff', 0.8)}${card(-60, 800, -9, '#f6735e', 3)}${card(340, 830, 4, '#3f6df0', 2)}${card(745, 780, 10, '#22b38b', 1)}`;
    },
    categories: ['productivity', 'motivation', 'educational'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['focused', 'fresh', 'bright'],
    energy: 'high',
    hours: { from: 8, to: 18 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.5, align: 'middle' }],
    palette: ['#dfe9ff', '#3f6df0', '#22b38b', '#182448'],
    name: 'Goals on cards',
  },
};
