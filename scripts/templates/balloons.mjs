import { cloud, ground, randomFrom, ridge, size } from './drawing.mjs';

const balloon = (x, y, r, [one, two, basket]) =>
  `<g transform="translate(${x} ${y})"><path d="M${-r} 0a${r} ${r} 0 0 1 ${2 * r} 0C${r} ${r * 0.62} ${r * 0.42} ${r} ${r * 0.24} ${r * 1.22}H${-r * 0.24}C${-r * 0.42} ${r} ${-r} ${r * 0.62} ${-r} 0Z" fill="${one}"/><path d="M${-r * 0.42} ${-r * 0.9}C${-r * 0.75} 0 ${-r * 0.5} ${r * 0.8} ${-r * 0.14} ${r * 1.22}H${r * 0.14}C${r * 0.5} ${r * 0.8} ${r * 0.75} 0 ${r * 0.42} ${-r * 0.9}Q0 ${-r * 1.08} ${-r * 0.42} ${-r * 0.9}Z" fill="${two}"/><path d="M${-r * 0.12} ${-r}C${-r * 0.26} 0 ${-r * 0.2} ${r * 0.8} ${-r * 0.05} ${r * 1.22}H${r * 0.05}C${r * 0.2} ${r * 0.8} ${r * 0.26} 0 ${r * 0.12} ${-r}Z" fill="${one}"/><path d="M${-r * 0.2} ${r * 1.22}L${-r * 0.13} ${r * 1.46}M${r * 0.2} ${r * 1.22}L${r * 0.13} ${r * 1.46}" stroke="${basket}" stroke-width="${r * 0.03}"/><rect x="${-r * 0.16}" y="${r * 1.44}" width="${r * 0.32}" height="${r * 0.22}" rx="${r * 0.05}" fill="${basket}"/><path d="M${-r * 0.7} ${-r * 0.45}a${r * 0.86} ${r * 0.86} 0 0 1 ${r * 0.4} ${-r * 0.36}" stroke="#fff" stroke-opacity=".5" stroke-width="${r * 0.07}" fill="none" stroke-linecap="round"/></g>`;

const plane = (x, y, s, turn, color, shade) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"><path d="M0 0L120 -52L36 18Z" fill="${color}"/><path d="M120 -52L36 18L50 58L66 30L96 42Z" fill="${color}"/><path d="M120 -52L36 18L50 58L58 24Z" fill="${shade}"/></g>`;

export const templates = {
  'balloon-morning': {
    draw: () => {
      const random = randomFrom(17);
      return `${ground([
        [0, '#ffd9c7'],
        [0.5, '#ffeeda'],
        [0.8, '#e8f2ee'],
      ])}${cloud(random, 520, 690, 330, '#ffffff', 0.7)}${cloud(random, 900, 140, 220, '#ffffff', 0.55)}<path d="${ridge(random, { y: 830, rise: 70, bumps: 3 })}" fill="#b9d3c9"/>${balloon(820, 640, 112, ['#e9564b', '#f6a445', '#7a4a2f'])}${balloon(170, 700, 76, ['#2f7f94', '#8fd0c9', '#5b4030'])}${balloon(480, 800, 42, ['#f3b33d', '#fff0cc', '#6d4a2c'])}<path d="${ridge(random, { y: 920, rise: 55, bumps: 2 })}" fill="#7fb59f"/><path d="${ridge(random, { y: 985, rise: 40, bumps: 2.6 })}" fill="#3f8a76"/>`;
    },
    categories: ['travel', 'morning', 'motivation'],
    themes: ['morning_energy', 'weekly_goals'],
    moods: ['hopeful', 'playful', 'fresh'],
    energy: 'high',
    hours: { from: 5, to: 15 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.08, width: 0.86, height: 0.38, align: 'middle' }],
    palette: ['#ffd9c7', '#e9564b', '#3f8a76', '#4a2a20'],
    name: 'Balloons in the morning',
  },
  'paper-plane-route': {
    draw: () => {
      const random = randomFrom(28);
      return `${ground(
        [
          [0, '#5b8def'],
          [1, '#8fd3f4'],
        ],
        'x1="0" y1="0" x2="0.6" y2="1"',
      )}${cloud(random, 170, 990, 360, '#ffffff', 0.95)}${cloud(random, 560, 1040, 420, '#eaf6ff', 0.9)}${cloud(random, 930, 1000, 380, '#ffffff', 0.95)}${cloud(random, 890, 130, 190, '#ffffff', 0.45)}${cloud(random, 90, 190, 150, '#ffffff', 0.35)}<path d="M110 890C250 700 420 900 540 790S610 640 700 700 730 830 640 800" fill="none" stroke="#fff" stroke-width="6" stroke-dasharray="4 20" stroke-linecap="round" opacity=".9" transform="translate(40 20)"/>${plane(790, 740, 1.55, -6, '#ffffff', '#cfe3fb')}<path d="M690 832Q740 815 786 752" fill="none" stroke="#fff" stroke-width="6" stroke-dasharray="4 20" stroke-linecap="round" opacity=".9"/>`;
    },
    categories: ['travel', 'inspiration', 'educational'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['fresh', 'playful', 'hopeful'],
    energy: 'high',
    hours: { from: 7, to: 19 },
    seasons: [],
    zones: [{ x: 0.07, y: 0.17, width: 0.86, height: 0.4, align: 'middle' }],
    palette: ['#5b8def', '#8fd3f4', '#ffffff', '#17335f'],
    name: 'The route of a paper plane',
  },
  'birthday-balloons': {
    draw: () => {
      const random = randomFrom(90);
      const colors = ['#ff6f91', '#ffc75f', '#6cc5b0', '#845ec2', '#4d8bd6'];
      const round = (x, y, r, color) =>
        `<path d="M${x} ${y + r * 1.2}Q${x + 24} ${y + r * 2} ${x - 8} ${y + r * 3.4}" fill="none" stroke="#8a6f7d" stroke-opacity=".5" stroke-width="3"/><ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * 1.18}" fill="${color}"/><path d="M${x - 12} ${y + r * 1.27}l12 -14 12 14z" fill="${color}"/><ellipse cx="${x - r * 0.36}" cy="${y - r * 0.5}" rx="${r * 0.16}" ry="${r * 0.28}" fill="#fff" opacity=".55" transform="rotate(24 ${x - r * 0.36} ${y - r * 0.5})"/>`;
      const left = [
        [70, 700, 78],
        [190, 820, 66],
        [40, 880, 62],
        [300, 930, 54],
      ];
      const right = [
        [980, 690, 82],
        [860, 810, 68],
        [1000, 880, 64],
        [745, 930, 54],
      ];
      const dots = Array.from({ length: 60 }, () => {
        const [x, y] = [random() * size, random() * size];
        const calm = y > 150 && y < 640;
        return calm
          ? ''
          : `<circle cx="${x}" cy="${y}" r="${4 + random() * 7}" fill="${colors[Math.floor(random() * 5)]}" opacity=".55"/>`;
      });
      return `${ground([
        [0, '#fff7f3'],
        [1, '#ffe3df'],
      ])}${dots.join('')}${[...left, ...right].map(([x, y, r], index) => round(x, y, r, colors[(index * 2) % 5])).join('')}`;
    },
    categories: ['sale', 'seasonal', 'general'],
    themes: ['special_events'],
    moods: ['festive', 'playful', 'bright'],
    energy: 'very_high',
    hours: { from: 8, to: 22 },
    seasons: [],
    zones: [{ x: 0.08, y: 0.15, width: 0.84, height: 0.42, align: 'middle' }],
    palette: ['#fff7f3', '#ff6f91', '#ffc75f', '#5b2a4a'],
    name: 'Balloons for a birthday',
  },
};
