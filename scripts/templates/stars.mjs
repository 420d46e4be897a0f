import { glow, ground, randomFrom, ridge, size, softLight } from './drawing.mjs';

const sky = (random, count, deepest = 900) =>
  Array.from({ length: count }, () => {
    const y = random() * deepest;
    const r = 0.7 + random() ** 3 * 2.6;
    return `<circle cx="${(random() * size).toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}" fill="#fff" opacity="${((0.25 + random() * 0.65) * (1 - y / 1400)).toFixed(2)}"/>`;
  }).join('');

const sparkle = (x, y, r, opacity = 0.9) =>
  `<path d="M${x} ${y - r}Q${x + r * 0.08} ${y - r * 0.08} ${x + r} ${y}Q${x + r * 0.08} ${y + r * 0.08} ${x} ${y + r}Q${x - r * 0.08} ${y + r * 0.08} ${x - r} ${y}Q${x - r * 0.08} ${y - r * 0.08} ${x} ${y - r}Z" fill="#fff" opacity="${opacity}"/>`;

/** Stars that belong together, joined by thin lines. */
const constellation = (points) => {
  const path = points.map(([x, y]) => `${x} ${y}`).join('L');
  const dots = points.map(
    ([x, y, r = 6]) =>
      `<circle cx="${x}" cy="${y}" r="${r + 5}" fill="#bcd0ff" opacity=".25"/><circle cx="${x}" cy="${y}" r="${r}" fill="#fff"/>`,
  );
  return `<path d="M${path}" fill="none" stroke="#bcd0ff" stroke-opacity=".55" stroke-width="2.5" stroke-dasharray="2 9" stroke-linecap="round"/>${dots.join('')}`;
};

export const templates = {
  'ringed-planet': {
    draw: () => {
      const random = randomFrom(12);
      return `<defs><linearGradient id="planet" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffd6a3"/><stop offset=".5" stop-color="#f08f6a"/><stop offset="1" stop-color="#7a2f6f"/></linearGradient><clipPath id="ball"><circle cx="760" cy="800" r="190"/></clipPath></defs>${ground(
        [
          [0, '#0d0b2b'],
          [0.55, '#251a54'],
          [1, '#4a2a72'],
        ],
      )}${softLight('haze', 780, 800, 560, '#c06bd0', 0.35)}${sky(random, 170)}${sparkle(170, 760, 22)}${sparkle(340, 930, 14)}${sparkle(930, 120, 16)}
      <g transform="rotate(-18 760 800)"><path d="M440 800a320 74 0 0 1 640 0" fill="none" stroke="#ffe3c2" stroke-opacity=".55" stroke-width="26"/></g>
      <circle cx="760" cy="800" r="190" fill="url(#planet)"/><g clip-path="url(#ball)" opacity=".28" fill="#fff"><rect x="540" y="700" width="460" height="26" transform="rotate(-18 760 800)"/><rect x="540" y="770" width="460" height="14" transform="rotate(-18 760 800)"/><rect x="540" y="850" width="460" height="34" transform="rotate(-18 760 800)"/></g>
      <g transform="rotate(-18 760 800)"><path d="M440 800a320 74 0 0 0 640 0" fill="none" stroke="#ffe3c2" stroke-opacity=".85" stroke-width="26"/><path d="M470 800a290 58 0 0 0 580 0" fill="none" stroke="#7a2f6f" stroke-opacity=".35" stroke-width="6"/></g>`;
    },
    categories: ['inspiration', 'educational', 'motivation'],
    themes: ['evening_calm', 'special_events'],
    moods: ['dreamy', 'bold', 'deep'],
    energy: 'medium',
    hours: { from: 17, to: 3 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.09, width: 0.86, height: 0.42, align: 'middle' }],
    palette: ['#0d0b2b', '#4a2a72', '#f08f6a', '#ffe3c2'],
    name: 'A planet with a ring',
  },
  'summit-stars': {
    draw: () => {
      const random = randomFrom(40);
      const dipper = [
        [640, 150],
        [720, 118],
        [790, 150],
        [850, 205, 7],
        [958, 190],
        [985, 285],
        [872, 300, 7],
      ];
      return `${ground([
        [0, '#071426'],
        [0.6, '#123456'],
        [1, '#2f6d86'],
      ])}${sky(random, 190)}${constellation(dipper)}<path d="${ridge(random, { y: 850, rise: 60, bumps: 3, rough: 0.1 })}" fill="#1d4a63"/><path d="M-60 1110L150 905 260 950 520 640 700 840 790 800 1100 1040V1110Z" fill="#0d2c42"/><path d="M520 640L430 748 486 726 520 770 566 722 616 747Z" fill="#e8f6ff"/><path d="M520 640L486 726 520 770 566 722Z" fill="#c7e2f2"/><path d="M-60 1110L120 1010 300 1050 520 960 760 1050 1100 980V1110Z" fill="#061a2a"/><path d="M520 640V600" stroke="#ff6b5e" stroke-width="5"/><path d="M520 600l34 12-34 12z" fill="#ff6b5e"/>`;
    },
    categories: ['motivation', 'inspiration', 'nature'],
    themes: ['weekly_goals', 'evening_calm'],
    moods: ['bold', 'hopeful', 'focused'],
    energy: 'high',
    hours: { from: 17, to: 5 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.26, width: 0.86, height: 0.36, align: 'top' }],
    palette: ['#071426', '#2f6d86', '#ff6b5e', '#e8f6ff'],
    name: 'The summit under the stars',
  },
  'cloud-sea-moon': {
    draw: () => {
      const random = randomFrom(77);
      const heap = (y, color, r, count) =>
        `<g fill="${color}">${Array.from({ length: count }, (_, index) => `<circle cx="${((index + 0.5) * (size + 160)) / count - 80 + (random() - 0.5) * 40}" cy="${y + (random() - 0.5) * r * 0.5}" r="${r * (0.75 + random() * 0.5)}"/>`).join('')}<rect x="-60" y="${y}" width="1160" height="500"/></g>`;
      return `<defs>${glow('moonGlow', '#fff3d6', [
        [0, 0.8],
        [0.3, 0.3],
        [1, 0],
      ])}</defs>${ground([
        [0, '#1b2a5b'],
        [0.5, '#45508f'],
        [0.8, '#b78fb4'],
      ])}${sky(random, 90, 500)}<circle cx="240" cy="610" r="330" fill="url(#moonGlow)"/><circle cx="240" cy="610" r="86" fill="#fff6e0"/>${heap(760, '#8f86bb', 70, 9)}${heap(830, '#b3a2cd', 84, 8)}${heap(910, '#d5c0dc', 92, 7)}${heap(1000, '#f0deea', 100, 6)}`;
    },
    categories: ['wellness', 'inspiration', 'travel'],
    themes: ['evening_calm'],
    moods: ['dreamy', 'calm', 'gentle'],
    energy: 'very_low',
    hours: { from: 18, to: 4 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.08, width: 0.86, height: 0.4, align: 'middle' }],
    palette: ['#1b2a5b', '#b78fb4', '#fff6e0', '#2a2148'],
    name: 'Above a sea of clouds',
  },
};
