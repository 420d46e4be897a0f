import { ground, randomFrom, size, softLight, spread } from './drawing.mjs';

/** A table top of boards below `y`. */
const boards = (random, y, [light, dark, line]) =>
  `<defs><linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs><rect x="-60" y="${y}" width="1160" height="${size - y + 60}" fill="url(#wood)"/><rect x="-60" y="${y}" width="1160" height="10" fill="#fff" opacity=".25"/>${spread(
    4,
    y + 62,
    size + 10,
  )
    .map((at) => `<path d="M-60 ${at}H1100" stroke="${line}" stroke-width="3" opacity=".35"/>`)
    .join(
      '',
    )}${Array.from({ length: 26 }, () => `<path d="M${random() * size} ${y + 20 + random() * (size - y)}h${60 + random() * 160}" stroke="${line}" stroke-width="2" opacity=".14"/>`).join('')}`;

const steam = (x, y, height, color) =>
  [-34, 0, 34]
    .map(
      (dx, index) =>
        `<path d="M${x + dx} ${y}c-26 ${-height * 0.22} 26 ${-height * 0.4} 0 ${-height * (0.7 + index * 0.12)}" fill="none" stroke="${color}" stroke-width="10" stroke-linecap="round" opacity=".5"/>`,
    )
    .join('');

const shadow = (x, y, rx, ry) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#2a1408" opacity=".22"/>`;

const cup = (x, y, s, [body, shade, drink]) =>
  `${shadow(x, y + 8 * s, 150 * s, 26 * s)}<ellipse cx="${x}" cy="${y}" rx="146" ry="24" fill="${body}" transform="translate(${x} ${y}) scale(${s}) translate(${-x} ${-y})"/><g transform="translate(${x} ${y}) scale(${s})"><ellipse cx="0" cy="-4" rx="92" ry="14" fill="${shade}"/><path d="M-104 -128H104C104 -58 76 -8 38 -6H-38C-76 -8 -104 -58 -104 -128Z" fill="${body}"/><path d="M36 -6C76 -8 104 -58 104 -128H62C64 -62 52 -18 18 -6Z" fill="${shade}" opacity=".6"/><path d="M100 -106c62 -10 66 62 -14 66" fill="none" stroke="${body}" stroke-width="18"/><ellipse cx="0" cy="-128" rx="104" ry="20" fill="${shade}"/><ellipse cx="0" cy="-126" rx="92" ry="15" fill="${drink}"/></g>`;

const croissant = (x, y, s) =>
  `${shadow(x, y + 16, 150 * s, 20 * s)}<g transform="translate(${x} ${y}) scale(${s})"><path d="M-150 6C-140 -70 -70 -118 0 -118S140 -70 150 6C110 -34 60 -44 0 -44S-110 -34 -150 6Z" fill="#d98b3a"/><path d="M-96 -72C-80 -50 -74 -40 -70 -34M-42 -108C-34 -84 -30 -64 -28 -44M42 -108C34 -84 30 -64 28 -44M96 -72C80 -50 74 -40 70 -34" stroke="#a85f20" stroke-width="9" stroke-linecap="round" fill="none"/><path d="M-88 -84C-40 -112 30 -116 84 -88" stroke="#f3b867" stroke-width="12" stroke-linecap="round" fill="none" opacity=".8"/></g>`;

const bowl = (x, y, s) =>
  `${shadow(x, y + 6, 190 * s, 26 * s)}<g transform="translate(${x} ${y}) scale(${s})"><path d="M-230 -150H230C222 -62 150 -10 92 0H-92C-150 -10 -222 -62 -230 -150Z" fill="#b3352f"/><path d="M-221 -112H221C218 -100 215 -90 210 -80H-210C-215 -90 -218 -100 -221 -112Z" fill="#fff3dc"/><path d="M-64 0H64L54 16H-54Z" fill="#8a2422"/><ellipse cx="0" cy="-150" rx="230" ry="46" fill="#8a2422"/><ellipse cx="0" cy="-147" rx="212" ry="38" fill="#e8a24d"/><path d="M-150 -150q30 -26 60 0t60 0 60 0 60 0M-130 -134q30 -22 60 0t60 0 60 0" fill="none" stroke="#fbe3a6" stroke-width="9" stroke-linecap="round"/><ellipse cx="-92" cy="-160" rx="48" ry="24" fill="#fff8ea"/><ellipse cx="-92" cy="-160" rx="24" ry="12" fill="#f4a32b"/><path d="M60 -190h74l10 52H52z" fill="#234f3c"/><g fill="#5fae5c"><circle cx="14" cy="-166" r="10"/><circle cx="30" cy="-156" r="8"/><circle cx="0" cy="-154" r="8"/></g><ellipse cx="116" cy="-142" rx="34" ry="16" fill="#f9ded7"/><path d="M98 -142q18 -14 36 0" stroke="#e8748a" stroke-width="5" fill="none"/></g>`;

const chopsticks = (x, y) =>
  `<g stroke-linecap="round"><path d="M${x} ${y}L${x + 330} ${y - 46}" stroke="#6b2a1c" stroke-width="12"/><path d="M${x + 6} ${y + 24}L${x + 336} ${y - 12}" stroke="#7d3524" stroke-width="12"/></g><rect x="${x + 250}" y="${y - 30}" width="44" height="26" rx="10" fill="#fff3dc"/>`;

export const templates = {
  'coffee-and-croissant': {
    draw: () => {
      const random = randomFrom(2);
      return `${ground([
        [0, '#fbefdf'],
        [1, '#f3d9ba'],
      ])}${softLight('light', 220, 220, 700, '#ffffff', 0.85)}${boards(random, 850, ['#b97b4b', '#8a5230', '#4d2a16'])}${steam(690, 690, 130, '#ffffff')}${cup(690, 930, 1.1, ['#ffffff', '#e3d6c8', '#5a331d'])}${croissant(300, 960, 0.95)}`;
    },
    categories: ['food', 'morning', 'general'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['warm', 'cosy', 'gentle'],
    energy: 'medium',
    hours: { from: 6, to: 12 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.46, align: 'middle' }],
    palette: ['#fbefdf', '#d98b3a', '#8a5230', '#3b1f10'],
    name: 'Coffee and a croissant',
  },
  'noodle-bar': {
    draw: () => {
      const random = randomFrom(6);
      const curtain = Array.from({ length: 4 }, (_, index) => {
        const x = -40 + index * 282;
        return `<path d="M${x} -60h274v204q-70 22 -137 4t-137 -4z" fill="${index % 2 ? '#243b6b' : '#1c2f57'}"/><circle cx="${x + 137}" cy="52" r="38" fill="none" stroke="#f4e9d2" stroke-width="7"/><path d="M${x + 112} 60q25 -30 50 0" stroke="#f4e9d2" stroke-width="7" fill="none" stroke-linecap="round"/>`;
      });
      return `${ground([
        [0, '#3b1d1a'],
        [1, '#6d3524'],
      ])}${softLight('lamp', 520, 520, 640, '#ffb765', 0.32)}${boards(random, 880, ['#7a4428', '#4f2917', '#2a130a'])}${steam(520, 700, 120, '#fff3dc')}${bowl(520, 985, 1)}${chopsticks(700, 1010)}<path d="M-60 -50h1160v24H-60z" fill="#8a5a36"/>${curtain.join('')}`;
    },
    categories: ['food', 'sale', 'travel'],
    themes: ['evening_calm', 'special_events'],
    moods: ['warm', 'bold', 'cosy'],
    energy: 'high',
    hours: { from: 11, to: 23 },
    seasons: [],
    zones: [{ x: 0.08, y: 0.2, width: 0.84, height: 0.42, align: 'middle' }],
    palette: ['#3b1d1a', '#e8a24d', '#243b6b', '#fff3dc'],
    name: 'A noodle bar',
  },
  'matcha-break': {
    draw: () => {
      const random = randomFrom(14);
      const dango = (x, y) =>
        `<g transform="translate(${x} ${y}) rotate(-16)"><path d="M-150 0H150" stroke="#b98a52" stroke-width="9" stroke-linecap="round"/><circle cx="-64" cy="0" r="36" fill="#f6b7c3"/><circle cx="6" cy="0" r="36" fill="#fff7ea"/><circle cx="76" cy="0" r="36" fill="#a9c57a"/><g fill="#fff" opacity=".45"><circle cx="-76" cy="-14" r="9"/><circle cx="-6" cy="-14" r="9"/><circle cx="64" cy="-14" r="9"/></g></g>`;
      return `${ground([
        [0, '#eef3dc'],
        [1, '#d7e3b6'],
      ])}${softLight('window', 800, 200, 640, '#ffffff', 0.8)}${boards(random, 870, ['#6f8a5a', '#4b6540', '#24351f'])}${steam(360, 730, 110, '#ffffff')}<g transform="translate(360 985)">${shadow(0, 4, 170, 24)}<path d="M-170 -170H170C172 -80 120 -10 70 0H-70C-120 -10 -172 -80 -170 -170Z" fill="#3f3a36"/><path d="M60 0C120 -10 172 -80 170 -170H96C100 -90 84 -30 36 0Z" fill="#2b2724"/><ellipse cx="0" cy="-170" rx="170" ry="34" fill="#2b2724"/><ellipse cx="0" cy="-167" rx="154" ry="27" fill="#8fb04a"/><ellipse cx="-20" cy="-170" rx="96" ry="14" fill="#a9c86a"/></g>${shadow(760, 985, 190, 22)}<ellipse cx="760" cy="968" rx="200" ry="40" fill="#f7f1e3"/><ellipse cx="760" cy="962" rx="170" ry="30" fill="#e9dfca"/>${dango(760, 930)}`;
    },
    categories: ['food', 'wellness', 'general'],
    themes: ['daily_tips', 'evening_calm'],
    moods: ['calm', 'fresh', 'gentle'],
    energy: 'low',
    hours: { from: 13, to: 19 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.1, width: 0.86, height: 0.46, align: 'middle' }],
    palette: ['#eef3dc', '#8fb04a', '#f6b7c3', '#2a3a1f'],
    name: 'A break with matcha',
  },
};
