import { ground, randomFrom, size, softLight } from './drawing.mjs';

/** A wrapped box that stands on (`x`, `y`), with a bow. */
const box = (x, y, w, h, [paper, shade, ribbon]) => {
  const [left, top] = [x - w / 2, y - h];
  const r = w * 0.055;
  const bow = `<path d="M${x} ${top - h * 0.13}C${x - w * 0.12} ${top - h * 0.46} ${x - w * 0.42} ${top - h * 0.4} ${x - w * 0.3} ${top - h * 0.16}C${x - w * 0.2} ${top - h * 0.1} ${x - w * 0.08} ${top - h * 0.12} ${x} ${top - h * 0.13}ZM${x} ${top - h * 0.13}C${x + w * 0.12} ${top - h * 0.46} ${x + w * 0.42} ${top - h * 0.4} ${x + w * 0.3} ${top - h * 0.16}C${x + w * 0.2} ${top - h * 0.1} ${x + w * 0.08} ${top - h * 0.12} ${x} ${top - h * 0.13}Z" fill="${ribbon}" stroke="#000" stroke-opacity=".1" stroke-width="3"/>`;
  return `<ellipse cx="${x}" cy="${y + 4}" rx="${w * 0.6}" ry="16" fill="#000" opacity=".16"/><rect x="${left}" y="${top}" width="${w}" height="${h}" rx="6" fill="${paper}"/><rect x="${left + w * 0.62}" y="${top}" width="${w * 0.38}" height="${h}" rx="6" fill="${shade}" opacity=".5"/><rect x="${x - r}" y="${top}" width="${2 * r}" height="${h}" fill="${ribbon}"/><rect x="${left - w * 0.04}" y="${top - h * 0.14}" width="${w * 1.08}" height="${h * 0.22}" rx="6" fill="${paper}"/><rect x="${left - w * 0.04}" y="${top + h * 0.03}" width="${w * 1.08}" height="${h * 0.05}" fill="#000" opacity=".1"/><rect x="${x - r}" y="${top - h * 0.14}" width="${2 * r}" height="${h * 0.22}" fill="${ribbon}"/>${bow}<circle cx="${x}" cy="${top - h * 0.16}" r="${w * 0.07}" fill="${ribbon}"/>`;
};

const bag = (x, y, w, h, color, shade) =>
  `<ellipse cx="${x}" cy="${y + 4}" rx="${w * 0.6}" ry="15" fill="#000" opacity=".16"/><path d="M${x - w * 0.2} ${y - h + 6}c0 -${h * 0.3} ${w * 0.4} -${h * 0.3} ${w * 0.4} 0" fill="none" stroke="${shade}" stroke-width="11"/><path d="M${x - w / 2} ${y - h}H${x + w / 2}L${x + w * 0.46} ${y}H${x - w * 0.46}Z" fill="${color}"/><path d="M${x + w * 0.2} ${y - h}H${x + w / 2}L${x + w * 0.46} ${y}H${x + w * 0.26}Z" fill="${shade}" opacity=".55"/><circle cx="${x - w * 0.2}" cy="${y - h + 24}" r="8" fill="${shade}"/><circle cx="${x + w * 0.2}" cy="${y - h + 24}" r="8" fill="${shade}"/>`;

const tag = (x, y, s, turn, color) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"><path d="M0 -130V-40" stroke="#fff" stroke-opacity=".8" stroke-width="4"/><path d="M-70 0L0 -62L70 0V190H-70Z" fill="#000" opacity=".14" transform="translate(8 8)"/><path d="M-70 0L0 -62L70 0V190H-70Z" fill="${color}"/><circle cy="-22" r="14" fill="#fff"/><g stroke="#fff" stroke-width="12" stroke-linecap="round" opacity=".9"><path d="M34 40L-34 140"/></g><circle cx="-28" cy="54" r="19" fill="none" stroke="#fff" stroke-width="11" opacity=".9"/><circle cx="28" cy="128" r="19" fill="none" stroke="#fff" stroke-width="11" opacity=".9"/></g>`;

const streamers = (random, colors, from, to) =>
  Array.from({ length: 70 }, () => {
    const [x, y] = [random() * size, from + random() * (to - from)];
    const color = colors[Math.floor(random() * colors.length)];
    return random() < 0.3
      ? `<path d="M${x} ${y}q10 14 0 28t0 28" fill="none" stroke="${color}" stroke-width="6" stroke-linecap="round"/>`
      : `<rect x="${x}" y="${y}" width="12" height="20" rx="3" fill="${color}" transform="rotate(${random() * 180} ${x} ${y})" opacity=".9"/>`;
  }).join('');

export const templates = {
  'gift-table': {
    draw: () => {
      const random = randomFrom(24);
      return `${ground([
        [0, '#fff0f0'],
        [1, '#ffd7d7'],
      ])}${softLight('light', 520, 380, 620, '#ffffff', 0.9)}${streamers(random, ['#e63946', '#ffb703', '#2a9d8f', '#8ecae6'], 0, 110)}<rect x="-60" y="960" width="1160" height="150" fill="#f4b8b8"/>${box(190, 980, 230, 190, ['#e63946', '#8f1d2c', '#ffe3a8'])}${box(850, 985, 250, 230, ['#2a9d8f', '#14605a', '#fff3dc'])}${box(600, 990, 190, 140, ['#ffb703', '#c98500', '#e63946'])}${box(405, 1000, 150, 110, ['#8ecae6', '#4c93b5', '#ffffff'])}`;
    },
    categories: ['sale', 'seasonal', 'general'],
    themes: ['special_events', 'seasonal'],
    moods: ['festive', 'warm', 'playful'],
    energy: 'high',
    hours: { from: 8, to: 22 },
    seasons: ['winter'],
    zones: [{ x: 0.07, y: 0.15, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#fff0f0', '#e63946', '#2a9d8f', '#5a1420'],
    name: 'A table of gifts',
  },
  'shopping-bags': {
    draw: () => {
      const random = randomFrom(35);
      return `${ground(
        [
          [0, '#5f2eea'],
          [1, '#3a1ba8'],
        ],
        'x1="0" y1="0" x2="1" y2="1"',
      )}<circle cx="900" cy="180" r="330" fill="#7c52f4" opacity=".5"/><circle cx="80" cy="900" r="380" fill="#2a1284" opacity=".5"/>${streamers(random, ['#ffd23f', '#ff6f91', '#4de1c1'], 690, 830)}${bag(220, 1005, 230, 250, '#ffd23f', '#c99a12')}${bag(470, 1010, 180, 190, '#ff6f91', '#c43d64')}${bag(820, 1005, 260, 280, '#4de1c1', '#1f9d86')}${bag(650, 1012, 140, 150, '#ffffff', '#c9c4e8')}`;
    },
    categories: ['sale', 'motivation', 'general'],
    themes: ['special_events', 'weekly_goals'],
    moods: ['bold', 'playful', 'festive'],
    energy: 'very_high',
    hours: { from: 10, to: 22 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.48, align: 'middle' }],
    palette: ['#3a1ba8', '#ffd23f', '#ff6f91', '#ffffff'],
    name: 'Shopping bags',
  },
  'price-tags': {
    draw: () =>
      `${ground([
        [0, '#16324f'],
        [1, '#0d2137'],
      ])}${softLight('light', 520, 620, 620, '#2a6f97', 0.5)}${tag(130, 110, 0.95, 8, '#ef476f')}${tag(330, 60, 0.75, -6, '#ffb627')}${tag(760, 66, 0.72, 5, '#06d6a0')}${tag(930, 120, 1, -9, '#3a86ff')}<path d="M-60 1000q290 -70 580 0t580 0v140h-1160z" fill="#ef476f"/><path d="M-60 1040q290 -60 580 0t580 0v140h-1160z" fill="#ffb627"/>`,
    categories: ['sale', 'food', 'general'],
    themes: ['special_events'],
    moods: ['bold', 'fresh', 'focused'],
    energy: 'very_high',
    hours: { from: 9, to: 22 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.36, width: 0.86, height: 0.48, align: 'middle' }],
    palette: ['#0d2137', '#ef476f', '#ffb627', '#ffffff'],
    name: 'Price tags',
  },
};
