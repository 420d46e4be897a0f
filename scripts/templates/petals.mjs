import { ground, randomFrom, size, softLight } from './drawing.mjs';

const blossom = (x, y, r, turn, color, heart) => {
  const petals = [0, 72, 144, 216, 288].map(
    (angle) =>
      `<path d="M0 0C${-r * 0.55} ${-r * 0.35} ${-r * 0.5} ${-r} ${-r * 0.12} ${-r}L0 ${-r * 0.88}L${r * 0.12} ${-r}C${r * 0.5} ${-r} ${r * 0.55} ${-r * 0.35} 0 0Z" transform="rotate(${angle})"/>`,
  );
  const stamens = [20, 92, 164, 236, 308].map(
    (angle) =>
      `<path d="M0 0V${-r * 0.38}" stroke="${heart}" stroke-width="${r * 0.045}" transform="rotate(${angle})"/><circle cx="0" cy="${-r * 0.4}" r="${r * 0.055}" fill="${heart}" transform="rotate(${angle})"/>`,
  );
  return `<g transform="translate(${x} ${y}) rotate(${turn})" fill="${color}">${petals.join('')}<circle r="${r * 0.14}" fill="${heart}"/>${stamens.join('')}</g>`;
};

const petal = (x, y, r, turn, color, opacity) =>
  `<path d="M0 ${-r}C${r * 0.9} ${-r * 0.5} ${r * 0.6} ${r * 0.7} 0 ${r}C${-r * 0.6} ${r * 0.7} ${-r * 0.9} ${-r * 0.5} 0 ${-r}Z" fill="${color}" opacity="${opacity}" transform="translate(${x} ${y}) rotate(${turn})"/>`;

/** A maple leaf of seven points around (0, 0). */
const maple = (r) => {
  const tips = [-128, -88, -44, 0, 44, 88, 128];
  const lengths = [0.5, 0.78, 0.92, 1, 0.92, 0.78, 0.5];
  const at = (angle, length) => {
    const a = ((angle - 90) * Math.PI) / 180;
    return `${(Math.cos(a) * length * r).toFixed(1)} ${(Math.sin(a) * length * r).toFixed(1)}`;
  };
  const parts = tips.map((angle, index) => {
    const next = tips[index + 1];
    const notch =
      next === undefined ? '' : `Q${at((angle + next) / 2, 0.42)} ${at((angle + next) / 2, 0.36)}`;
    return `L${at(angle - 9, lengths[index] * 0.62)}L${at(angle, lengths[index])}L${at(angle + 9, lengths[index] * 0.62)}${notch}`;
  });
  return `M${at(180, 0.16)}${parts.join('')}Z`;
};

const flake = (x, y, r, turn, opacity) => {
  const arm = `<path d="M0 0V${-r}M0 ${-r * 0.45}L${r * 0.22} ${-r * 0.68}M0 ${-r * 0.45}L${-r * 0.22} ${-r * 0.68}M0 ${-r * 0.72}L${r * 0.16} ${-r * 0.9}M0 ${-r * 0.72}L${-r * 0.16} ${-r * 0.9}"/>`;
  const arms = [0, 60, 120, 180, 240, 300].map((a) => `<g transform="rotate(${a})">${arm}</g>`);
  return `<g transform="translate(${x} ${y}) rotate(${turn})" fill="none" stroke="#fff" stroke-width="${Math.max(2, r * 0.06)}" stroke-linecap="round" opacity="${opacity}">${arms.join('')}</g>`;
};

/** A branch with blossoms that comes in from a corner. */
const branch = (random, { from, angle, length, bark, colors, heart, size: r }) => {
  const parts = [
    `<path d="M0 0C${length * 0.3} ${-length * 0.12} ${length * 0.6} ${length * 0.06} ${length} ${-length * 0.08}" fill="none" stroke="${bark}" stroke-width="14" stroke-linecap="round"/><path d="M${length * 0.4} ${-length * 0.02}C${length * 0.5} ${length * 0.12} ${length * 0.62} ${length * 0.16} ${length * 0.74} ${length * 0.24}" fill="none" stroke="${bark}" stroke-width="8" stroke-linecap="round"/>`,
  ];
  for (let index = 0; index < 15; index += 1) {
    const t = 0.12 + (index / 15) * 0.9;
    const low = index % 3 === 2 && t > 0.45;
    const x = low ? length * (0.42 + (t - 0.45) * 0.6) : length * t;
    const y = low ? length * (0.05 + (t - 0.45) * 0.36) : -length * 0.03;
    const px = x + (random() - 0.5) * r * 1.5;
    const py = y + (random() - 0.5) * r * 2.2;
    const color = colors[index % colors.length];
    parts.push(blossom(px, py, r * (0.65 + random() * 0.5), random() * 72, color, heart));
  }
  return `<g transform="translate(${from[0]} ${from[1]}) rotate(${angle})">${parts.join('')}</g>`;
};

const falling = (random, count, color, inside) =>
  Array.from({ length: count }, () => {
    const [x, y, r, turn] = [random() * size, random() * size, 8 + random() * 10, random() * 360];
    return inside(x, y) ? petal(x, y, r, turn, color, 0.5 + random() * 0.4) : '';
  }).join('');

export const templates = {
  'sakura-sky': {
    draw: () => {
      const random = randomFrom(4);
      const look = { bark: '#6b4a4a', colors: ['#ffd3de', '#ffc0d0', '#ffe6ec'], heart: '#e0527a' };
      return `${ground([
        [0, '#a9d8f0'],
        [0.6, '#e3f3fa'],
        [1, '#fdeef1'],
      ])}${softLight('sun', 250, 880, 420, '#ffffff', 0.7)}${branch(random, { ...look, from: [1090, 120], angle: 168, length: 560, size: 46 })}${branch(random, { ...look, from: [1100, 640], angle: 128, length: 480, size: 50 })}${branch(random, { ...look, from: [-60, 1010], angle: -14, length: 430, size: 48 })}${falling(random, 46, '#ffc4d3', (x, y) => y > 690 && x < 850)}`;
    },
    categories: ['seasonal', 'nature', 'inspiration'],
    themes: ['seasonal', 'morning_energy'],
    moods: ['gentle', 'fresh', 'bright'],
    energy: 'medium',
    hours: { from: 6, to: 18 },
    seasons: ['spring'],
    zones: [{ x: 0.07, y: 0.29, width: 0.8, height: 0.38, align: 'middle' }],
    palette: ['#a9d8f0', '#ffc0d0', '#e0527a', '#4a2c3a'],
    name: 'Cherry blossoms in the sky',
  },
  'plum-evening': {
    draw: () => {
      const random = randomFrom(22);
      const look = { bark: '#2a1622', colors: ['#e84a6f', '#f27a92', '#c9305a'], heart: '#ffd77a' };
      return `${ground([
        [0, '#241632'],
        [0.6, '#4a2547'],
        [1, '#7d3a55'],
      ])}<circle cx="820" cy="800" r="150" fill="#ffe6b8"/>${softLight('moon', 820, 800, 420, '#ffe6b8', 0.5)}${branch(random, { ...look, from: [1090, 960], angle: 196, length: 760, size: 48 })}${branch(random, { ...look, from: [-60, 20], angle: 6, length: 300, size: 38 })}${falling(random, 30, '#f27a92', (_x, y) => y > 640)}`;
    },
    categories: ['seasonal', 'inspiration', 'general'],
    themes: ['seasonal', 'evening_calm', 'special_events'],
    moods: ['elegant', 'deep', 'warm'],
    energy: 'low',
    hours: { from: 16, to: 1 },
    seasons: ['winter', 'spring'],
    zones: [{ x: 0.07, y: 0.22, width: 0.86, height: 0.38, align: 'middle' }],
    palette: ['#241632', '#7d3a55', '#e84a6f', '#ffe6b8'],
    name: 'Plum blossoms and the moon',
  },
  'maple-corner': {
    draw: () => {
      const random = randomFrom(31);
      const colors = ['#c8352c', '#e2632b', '#f0a02f', '#8f1f2d', '#d94a2f'];
      const leaves = Array.from({ length: 54 }, () => {
        const corner = random() < 0.62;
        const t = random() ** 1.4;
        const angle = random() * (Math.PI / 2);
        const far = 60 + t * 470;
        const x = corner ? size - Math.cos(angle) * far : Math.cos(angle) * far * 0.72;
        const y = corner ? Math.sin(angle) * far * 0.62 - 20 : size - Math.sin(angle) * far * 0.72;
        const color = colors[Math.floor(random() * colors.length)];
        return `<g transform="translate(${x} ${y}) rotate(${random() * 360})" opacity="${1 - t * 0.2}"><path d="${maple(46 + random() * 46)}" fill="${color}" stroke="#fff" stroke-opacity=".18" stroke-width="2"/><path d="M0 6V${44 + random() * 16}" stroke="${color}" stroke-width="4" stroke-linecap="round"/></g>`;
      });
      return `${ground(
        [
          [0, '#fff3dc'],
          [1, '#fbdcae'],
        ],
        'x1="0" y1="0" x2="1" y2="1"',
      )}${softLight('light', 420, 480, 620, '#fffaf0', 0.9)}${leaves.join('')}`;
    },
    categories: ['seasonal', 'nature', 'travel'],
    themes: ['seasonal', 'daily_tips'],
    moods: ['warm', 'cosy', 'bright'],
    energy: 'medium',
    hours: { from: 8, to: 19 },
    seasons: ['autumn'],
    zones: [{ x: 0.08, y: 0.33, width: 0.8, height: 0.36, align: 'middle' }],
    palette: ['#fff3dc', '#f0a02f', '#c8352c', '#5b1a1f'],
    name: 'Maple leaves',
  },
  'first-snow': {
    draw: () => {
      const random = randomFrom(65);
      const flakes = Array.from({ length: 34 }, () => {
        const [x, y] = [random() * size, random() * size];
        const edge = Math.max(Math.abs(x - 520) / 520, Math.abs(y - 500) / 520);
        return edge < 0.76
          ? ''
          : flake(x, y, 22 + random() * 52, random() * 60, 0.35 + random() * 0.5);
      });
      const dust = Array.from({ length: 140 }, () => {
        const r = 1.5 + random() * 4;
        return `<circle cx="${random() * size}" cy="${random() * size}" r="${r}" fill="#fff" opacity="${0.12 + random() * 0.28}"/>`;
      });
      return `${ground([
        [0, '#143a63'],
        [0.6, '#28598c'],
        [1, '#5f93c2'],
      ])}${dust.join('')}${flakes.join('')}<path d="M-60 1010C200 930 380 1010 560 980S900 930 1100 990V1120H-60Z" fill="#fff" opacity=".9"/><path d="M-60 1050C160 1000 420 1050 640 1020S940 1000 1100 1030V1120H-60Z" fill="#e6f1fa"/>`;
    },
    categories: ['seasonal', 'wellness', 'general'],
    themes: ['seasonal', 'special_events'],
    moods: ['quiet', 'fresh', 'cosy'],
    energy: 'low',
    hours: { from: 6, to: 22 },
    seasons: ['winter'],
    zones: [{ x: 0.12, y: 0.2, width: 0.76, height: 0.5, align: 'middle' }],
    palette: ['#2d5f8f', '#a9cbe4', '#ffffff', '#123554'],
    name: 'First snow',
  },
};
