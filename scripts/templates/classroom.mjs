import { ground, randomFrom, size, softLight, spread } from './drawing.mjs';

const chalk = (d, width = 5, opacity = 0.75) =>
  `<path d="${d}" fill="none" stroke="#f4f7f2" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;

const books = (x, y, list) => {
  let at = x;
  return list
    .map(([width, height, color, lean = 0]) => {
      const part = `<g transform="rotate(${lean} ${at + width} ${y})"><rect x="${at}" y="${y - height}" width="${width}" height="${height}" rx="5" fill="${color}"/><rect x="${at}" y="${y - height + 26}" width="${width}" height="10" fill="#fff" opacity=".4"/><rect x="${at}" y="${y - 46}" width="${width}" height="18" fill="#000" opacity=".16"/><rect x="${at + width - 8}" y="${y - height}" width="8" height="${height}" fill="#000" opacity=".1"/></g>`;
      at += width + 3;
      return part;
    })
    .join('');
};

const pencil = (x, y, length, turn, color) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><rect width="${length}" height="30" fill="${color}"/><rect width="${length}" height="10" fill="#fff" opacity=".25"/><rect y="20" width="${length}" height="10" fill="#000" opacity=".12"/><path d="M${length} 0l54 15-54 15z" fill="#f3d9b0"/><path d="M${length + 36} 10l18 5-18 5z" fill="#3a3a44"/><rect x="-16" width="20" height="30" fill="#c9ced6"/><rect x="-44" width="30" height="30" rx="8" fill="#f08a8a"/></g>`;

export const templates = {
  'chalk-lesson': {
    draw: () => {
      const random = randomFrom(10);
      const dust = Array.from({ length: 60 }, () => {
        const [x, y] = [random() * size, random() * size];
        return `<ellipse cx="${x}" cy="${y}" rx="${60 + random() * 120}" ry="${10 + random() * 18}" fill="#fff" opacity="${0.008 + random() * 0.014}"/>`;
      });
      return `${ground([
        [0, '#2f5a4c'],
        [1, '#23463b'],
      ])}${dust.join('')}${chalk('M110 850l90 -120 90 120zM200 730v120')}${chalk('M200 850h-16v-16h16')}${chalk('M380 800a58 58 0 1 0 .1 0M380 800v-58M380 742l44 38')}${chalk('M560 846c40 -130 70 -130 110 -60s70 60 110 -80M546 700v160h250')}${chalk('M850 760l40 -24 40 24v46l-40 24-40-24zM890 736v-36M930 806l30 18M850 806l-30 18')}${chalk('M90 130q30 -40 60 0t60 0', 5, 0.5)}${chalk('M830 110h60M860 80v60M930 110h50M930 128h50', 5, 0.55)}${chalk('M520 100l12 26 28 4-20 20 5 28-25-14-25 14 5-28-20-20 28-4z', 4, 0.5)}<path d="M-60 -60H1100V1100H-60ZM34 34V946H1006V34Z" fill="#9a6a3f" fill-rule="evenodd"/><path d="M34 34H1006V946H34Z" fill="none" stroke="#5f3c1f" stroke-width="8"/><rect x="-60" y="966" width="1160" height="30" fill="#7d5230"/><rect x="150" y="950" width="120" height="18" rx="9" fill="#fff"/><rect x="290" y="952" width="80" height="16" rx="8" fill="#ffd98a"/><rect x="760" y="928" width="150" height="40" rx="8" fill="#c8553d"/>`;
    },
    categories: ['educational', 'productivity', 'general'],
    themes: ['daily_tips', 'weekly_goals'],
    moods: ['focused', 'playful', 'cosy'],
    energy: 'medium',
    hours: { from: 7, to: 19 },
    seasons: [],
    zones: [{ x: 0.09, y: 0.17, width: 0.82, height: 0.46, align: 'middle' }],
    palette: ['#23463b', '#9a6a3f', '#ffd98a', '#f4f7f2'],
    name: 'A lesson on the blackboard',
  },
  'book-shelf': {
    draw: () =>
      `${ground([
        [0, '#f8ead8'],
        [1, '#efd5b7'],
      ])}${softLight('lamp', 820, 240, 560, '#fffdf2', 0.9)}<rect x="-60" y="930" width="1160" height="44" fill="#8d5a35"/><rect x="-60" y="974" width="1160" height="120" fill="#6b4023"/><rect x="-60" y="930" width="1160" height="8" fill="#fff" opacity=".25"/>${books(
        50,
        930,
        [
          [64, 280, '#d1495b'],
          [48, 236, '#edae49'],
          [76, 300, '#00798c'],
          [44, 252, '#30638e'],
          [58, 268, '#7a9e7e'],
          [50, 250, '#c06c84', 9],
        ],
      )}<g transform="translate(560 930)"><path d="M-60 0h120l-14 -26h-92z" fill="#5b4636"/><path d="M0 -26v-30" stroke="#5b4636" stroke-width="12"/><path d="M-92 -66A118 118 0 0 0 70 -74" fill="none" stroke="#5b4636" stroke-width="10"/><circle cy="-150" r="104" fill="#4aa3c7"/><path d="M-80 -196q40 -40 70 -6t-14 54 -20 44 -44 -16 -10 -44zM14 -226q60 0 74 46t-30 30 -34 24 -26 -52zM10 -110q50 -14 64 10t-30 38z" fill="#8ccf8e"/><path d="M-60 -226a104 104 0 0 1 52 -26" stroke="#fff" stroke-width="10" stroke-opacity=".5" fill="none" stroke-linecap="round"/></g><g transform="translate(790 930)"><path d="M-60 0h120l-12 -120h-96z" fill="#e7703f"/><path d="M-60 -120h120v26h-120z" fill="#c8572b"/><path d="M0 -120C-20 -200 -90 -210 -110 -260C-40 -260 -6 -220 0 -170C6 -240 50 -280 104 -284C96 -214 30 -190 6 -120Z" fill="#4f9a6b"/><path d="M0 -120C-4 -200 10 -270 -4 -320C40 -280 30 -200 10 -120Z" fill="#6fb985"/></g>${books(
        880,
        930,
        [
          [52, 250, '#5d5179'],
          [70, 290, '#f2a65a'],
          [56, 230, '#4f8a8b'],
        ],
      )}`,
    categories: ['educational', 'inspiration', 'general'],
    themes: ['daily_tips', 'evening_calm'],
    moods: ['cosy', 'warm', 'quiet'],
    energy: 'low',
    hours: { from: 8, to: 22 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.09, width: 0.86, height: 0.44, align: 'middle' }],
    palette: ['#f8ead8', '#00798c', '#d1495b', '#4a2a14'],
    name: 'A shelf of books',
  },
  'grid-notebook': {
    draw: () => {
      const lines = spread(27, 0, size).map(
        (at) =>
          `<path d="M${at} -60V1100M-60 ${at}H1100" stroke="#9fc0e0" stroke-width="1.6" opacity=".5"/>`,
      );
      const rings = spread(15, 40, 1000).map(
        (x) =>
          `<circle cx="${x}" cy="62" r="15" fill="#d9d2c3"/><path d="M${x} -30V58" stroke="#8f97a3" stroke-width="10" stroke-linecap="round"/><path d="M${x - 3} -30V54" stroke="#fff" stroke-opacity=".6" stroke-width="3"/>`,
      );
      return `<rect x="-60" y="-60" width="1160" height="1160" fill="#fffdf6"/>${lines.join('')}${softLight('page', 520, 470, 560, '#fffdf6', 0.95)}${rings.join('')}<g transform="translate(90 800) rotate(-6)"><rect x="8" y="10" width="230" height="230" fill="#000" opacity=".12"/><rect width="230" height="230" fill="#ffe27a"/><path d="M34 66l16 16 30-34M34 126l16 16 30-34M34 186l16 16 30-34" fill="none" stroke="#3d6f5f" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/><path d="M104 66h92M104 126h76M104 186h92" stroke="#8a7a3a" stroke-width="8" stroke-linecap="round"/></g>${pencil(500, 1000, 380, -14, '#f2a33a')}${pencil(640, 1045, 300, -9, '#4d8bd6')}<g transform="translate(920 760) rotate(20)" fill="none" stroke="#d1495b" stroke-width="10" stroke-linecap="round"><path d="M0 120V20a30 30 0 0 1 60 0v110a44 44 0 0 1 -88 0V30"/></g>`;
    },
    categories: ['productivity', 'educational', 'motivation'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['focused', 'fresh', 'bright'],
    energy: 'high',
    hours: { from: 7, to: 18 },
    seasons: [],
    zones: [{ x: 0.08, y: 0.15, width: 0.84, height: 0.48, align: 'middle' }],
    palette: ['#fffdf6', '#9fc0e0', '#f2a33a', '#1f2d3d'],
    name: 'A notebook with a plan',
  },
};
