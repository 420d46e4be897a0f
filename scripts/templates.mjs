/* Draws the backgrounds of the templates from code: `node scripts/templates.mjs [ID…]`. Their pictures are committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const size = 1040;
/** Drawn around the picture and cut off: a blur would fade at the edge. */
const overscan = 60;
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'templates');

/** A repeatable random source (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const gradient = (id, stops, to = 'x1="0" y1="0" x2="0" y2="1"') =>
  `<linearGradient id="${id}" ${to}>${stops.map(([at, color, opacity = 1]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`).join('')}</linearGradient>`;
const glow = (id, color, stops) =>
  `<radialGradient id="${id}">${stops.map(([at, opacity]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`).join('')}</radialGradient>`;

/** A ridge: a line of smooth hills closed at the foot of the picture. */
function ridge(random, { y, rise, bumps, rough = 0 }) {
  const points = [];
  const phases = Array.from({ length: 4 }, () => random() * Math.PI * 2);
  for (let x = -10; x <= size + 10; x += 10) {
    const t = (x / size) * Math.PI * 2;
    const wave =
      Math.sin(t * bumps * 0.5 + phases[0]) * 0.55 +
      Math.sin(t * bumps + phases[1]) * 0.3 +
      Math.sin(t * bumps * 2.3 + phases[2]) * 0.15 +
      (random() - 0.5) * rough;
    points.push([x, y - wave * rise]);
  }
  return `M-10 ${size + 10}L${points.map(([x, py]) => `${x} ${py.toFixed(1)}`).join('L')}L${size + 10} ${size + 10}Z`;
}

const hills = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.hills.map((color, index) => {
    const share = index / (palette.hills.length - 1);
    const path = ridge(random, {
      y: 640 + share * 270,
      rise: 75 - share * 25,
      bumps: 2 + index * 0.7,
    });
    return `<path d="${path}" fill="${color}"/>${index === 0 ? '' : `<path d="${path}" fill="url(#mist)" opacity="${0.16 - share * 0.1}"/>`}`;
  });
  const birds = Array.from({ length: 5 }, () => {
    const x = 690 + random() * 240;
    const y = 505 + random() * 45;
    const s = 8 + random() * 9;
    return `<path d="M${x - s} ${y - s * 0.4}q${s * 0.5} ${-s * 0.35} ${s} ${s * 0.4}q${s * 0.5} ${-s * 0.75} ${s} ${-s * 0.4}" fill="none" stroke="${palette.birds}" stroke-width="2.6" stroke-linecap="round" opacity=".65"/>`;
  });
  const clouds = Array.from({ length: 4 }, () => {
    const y = 490 + random() * 70;
    const x = random() * 700 - 100;
    return `<rect x="${x}" y="${y}" width="${260 + random() * 380}" height="${5 + random() * 7}" rx="6" fill="${palette.cloud}" opacity="${0.12 + random() * 0.16}"/>`;
  });
  return `<defs>${gradient('sky', palette.sky)}${gradient('mist', [
    [0, '#ffffff', 0.9],
    [0.4, '#ffffff', 0],
  ])}${glow('sun', palette.sun, [
    [0, 1],
    [0.16, 0.95],
    [0.2, 0.5],
    [0.5, 0.18],
    [1, 0],
  ])}</defs>
  <rect width="${size}" height="${size}" fill="url(#sky)"/>${clouds.join('')}
  <circle cx="530" cy="590" r="330" fill="url(#sun)"/><circle cx="530" cy="590" r="62" fill="${palette.disc}"/>${birds.join('')}${layers.join('')}`;
};

const pines = (seed, palette) => {
  const random = randomFrom(seed);
  const stars = Array.from({ length: 110 }, () => {
    const y = random() * 620;
    return `<circle cx="${random() * size}" cy="${y}" r="${0.7 + random() * 1.9}" fill="#fff" opacity="${(0.25 + random() * 0.6) * (1 - y / 900)}"/>`;
  });
  const tree = (x, y, height, color, snow) => {
    const parts = [
      `<rect x="${x - height * 0.03}" y="${y - height * 0.08}" width="${height * 0.06}" height="${height * 0.1}" fill="#2a2233"/>`,
    ];
    for (let tier = 0; tier < 4; tier += 1) {
      const foot = y - height * (0.06 + tier * 0.21);
      const half = height * (0.27 - tier * 0.05);
      const top = foot - height * 0.34;
      parts.push(
        `<path d="M${x - half} ${foot}Q${x - half * 0.45} ${foot - half * 0.1} ${x} ${top}Q${x + half * 0.45} ${foot - half * 0.1} ${x + half} ${foot}Q${x} ${foot + half * 0.22} ${x - half} ${foot}Z" fill="${color}"/>`,
      );
      parts.push(
        `<path d="M${x - half * 0.42} ${top + (foot - top) * 0.56}Q${x - half * 0.2} ${top + (foot - top) * 0.4} ${x} ${top}Q${x + half * 0.2} ${top + (foot - top) * 0.4} ${x + half * 0.42} ${top + (foot - top) * 0.56}Q${x + half * 0.2} ${top + (foot - top) * 0.48} ${x} ${top + (foot - top) * 0.62}Q${x - half * 0.2} ${top + (foot - top) * 0.48} ${x - half * 0.42} ${top + (foot - top) * 0.56}Z" fill="${snow}" opacity=".9"/>`,
      );
    }
    return parts.join('');
  };
  const row = (count, y, min, max, color, snow) =>
    Array.from({ length: count }, (_, index) =>
      tree(
        (index + 0.5 + (random() - 0.5) * 0.6) * (size / count),
        y + random() * 22,
        min + random() * (max - min),
        color,
        snow,
      ),
    ).join('');
  return `<defs>${gradient('sky', palette.sky)}${glow('moon', '#fff7df', [
    [0, 0.9],
    [0.24, 0.34],
    [0.6, 0.1],
    [1, 0],
  ])}${gradient('snow', palette.snow)}</defs>
  <rect width="${size}" height="${size}" fill="url(#sky)"/>${stars.join('')}
  <circle cx="905" cy="118" r="230" fill="url(#moon)"/><circle cx="905" cy="118" r="54" fill="#fffdf2"/>
  <path d="${ridge(random, { y: 790, rise: 30, bumps: 2 })}" fill="${palette.far}"/>${row(15, 815, 80, 130, palette.treeFar, palette.capFar)}
  <path d="${ridge(random, { y: 862, rise: 20, bumps: 1.6 })}" fill="url(#snow)" opacity=".85"/>${row(9, 890, 130, 205, palette.treeNear, palette.capNear)}
  <path d="${ridge(random, { y: 930, rise: 24, bumps: 1.3 })}" fill="url(#snow)"/>`;
};

const waves = (seed, palette) => {
  const random = randomFrom(seed);
  const layers = palette.waves.map((color, index) => {
    const path = ridge(random, {
      y: 690 + index * 62,
      rise: 78 - index * 6,
      bumps: 1.7 + index * 0.35,
    });
    const edge = path.replace(/L\d+ \d+Z$/, '').replace(/^M-10 \d+L/, 'M');
    return `<path d="${path}" fill="#000" opacity=".07" transform="translate(0 -9)"/><path d="${path}" fill="${color}"/><path d="${edge}" fill="none" stroke="#fff" stroke-opacity=".32" stroke-width="2.4"/>`;
  });
  return `<defs>${gradient('paper', palette.paper)}${gradient('disc', palette.disc)}</defs>
  <rect width="${size}" height="${size}" fill="url(#paper)"/>
  <circle cx="${palette.at[0]}" cy="${palette.at[1]}" r="140" fill="url(#disc)"/>${layers.join('')}`;
};

const leaves = (seed, palette) => {
  const random = randomFrom(seed);
  const rings = Array.from({ length: 4 }, (_, index) => {
    const r = 210 + index * 90 + random() * 40;
    return `<circle cx="${250 + random() * 540}" cy="${200 + random() * 640}" r="${r}" fill="#fff" opacity="${0.055 + random() * 0.045}"/>`;
  });
  const leaf = (length) =>
    `M0 0C${length * 0.3} ${-length * 0.28} ${length * 0.75} ${-length * 0.22} ${length} 0C${length * 0.75} ${length * 0.22} ${length * 0.3} ${length * 0.28} 0 0Z`;
  const branch = (x, y, angle, count, length, color) => {
    const parts = [
      `<path d="M0 0Q${length * count * 0.22} ${-length * 0.5} ${length * count * 0.52} ${-length * 0.2}" fill="none" stroke="${color}" stroke-width="4" stroke-linecap="round"/>`,
    ];
    for (let index = 0; index < count; index += 1) {
      const t = (index + 0.6) / count;
      const px = length * count * 0.52 * t;
      const py = -length * (1.1 * t * (1 - t) + 0.2 * t * t);
      const side = index % 2 === 0 ? -1 : 1;
      const turn = side * (38 + random() * 18);
      parts.push(
        `<g transform="translate(${px} ${py}) rotate(${turn})"><path d="${leaf(length * (0.8 + random() * 0.35))}" fill="${color}"/><path d="M0 0L${length * 0.8} 0" stroke="#fff" stroke-opacity=".22" stroke-width="2"/></g>`,
      );
    }
    return `<g transform="translate(${x} ${y}) rotate(${angle})" opacity="${0.55 + random() * 0.35}">${parts.join('')}</g>`;
  };
  return `<defs>${gradient('ground', palette.ground, 'x1="0" y1="0" x2="1" y2="1"')}</defs>
  <rect width="${size}" height="${size}" fill="url(#ground)"/>${rings.join('')}
  ${branch(1075, 250, 214, 5, 84, palette.leafSoft)}${branch(1060, -20, 152, 7, 88, palette.leaf)}${branch(560, -60, 20, 4, 66, palette.leafSoft)}
  ${branch(-40, 800, 34, 5, 84, palette.leafSoft)}${branch(-20, 1065, -26, 7, 90, palette.leaf)}${branch(470, 1100, 200, 4, 66, palette.leafSoft)}`;
};

const aurora = (seed, palette) => {
  const random = randomFrom(seed);
  const curtain = ([color, y, sway, tall], index) => {
    const phase = random() * 6;
    const step = 7;
    const rays = [];
    let height = tall;
    for (let x = -overscan; x <= size + overscan; x += step) {
      const t = x / size;
      const foot =
        y + Math.sin(t * 5.2 + phase) * sway + Math.sin(t * 11 + phase * 2) * sway * 0.35;
      height += (tall * (0.75 + 0.25 * Math.sin(t * 17 + phase)) - height) * 0.3;
      const ray = height * (0.82 + random() * 0.36);
      const strength = (0.42 + 0.38 * Math.sin(t * 8 + phase * 3)) * (0.75 + random() * 0.25);
      if (strength < 0.05) continue;
      rays.push(
        `<rect x="${x}" y="${(foot - ray).toFixed(1)}" width="${step + 1}" height="${(ray * 1.16).toFixed(1)}" fill="url(#ray${index})" opacity="${strength.toFixed(3)}"/>`,
      );
    }
    return `<defs>${gradient(`ray${index}`, [
      [0, color, 0],
      [0.55, color, 0.42],
      [0.84, color, 0.95],
      [1, color, 0],
    ])}</defs><g filter="url(#soft)">${rays.join('')}</g>`;
  };
  const ribbons = palette.lights.map(curtain);
  const stars = Array.from(
    { length: 130 },
    () =>
      `<circle cx="${random() * size}" cy="${random() * 760}" r="${0.6 + random() * 1.7}" fill="#fff" opacity="${0.2 + random() * 0.6}"/>`,
  );
  return `<defs>${gradient('night', palette.night)}<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9 5"/></filter></defs>
  <rect width="${size}" height="${size}" fill="url(#night)"/>${ribbons.join('')}${stars.join('')}
  <path d="${ridge(random, { y: 860, rise: 90, bumps: 3, rough: 0.12 })}" fill="${palette.mountains[0]}"/>
  <path d="${ridge(random, { y: 950, rise: 50, bumps: 4, rough: 0.1 })}" fill="${palette.mountains[1]}"/>`;
};

const templates = {
  'sunrise-hills': {
    draw: () =>
      hills(7, {
        sky: [
          [0, '#2b2a6b'],
          [0.22, '#6a3f94'],
          [0.42, '#d8628f'],
          [0.56, '#ff9b62'],
          [0.66, '#ffd08a'],
        ],
        hills: ['#c25d7d', '#96496f', '#6b3a63', '#432a55', '#241b41'],
        sun: '#fff1c4',
        disc: '#fff6dc',
        birds: '#3a2456',
        cloud: '#ffd9c2',
      }),
    categories: ['morning', 'motivation', 'inspiration', 'general'],
    themes: ['morning_energy', 'daily_tips'],
    moods: ['hopeful', 'warm'],
    energy: 'high',
    hours: { from: 4, to: 11 },
    seasons: [],
    zone: { x: 0.07, y: 0.075, width: 0.86, height: 0.4, align: 'middle' },
    palette: ['#2b2a6b', '#d8628f', '#ffd08a', '#241b41'],
    name: 'Sunrise over the hills',
  },
  'winter-pines': {
    draw: () =>
      pines(11, {
        sky: [
          [0, '#0a1638'],
          [0.5, '#1a3a72'],
          [0.68, '#2f5c9c'],
          [0.8, '#6f9bd1'],
        ],
        snow: [
          [0, '#eaf4ff'],
          [1, '#bcd6f2'],
        ],
        far: '#7fa4d4',
        treeFar: '#2e5a86',
        capFar: '#b9d4ee',
        treeNear: '#143c50',
        capNear: '#e4f0fb',
      }),
    categories: ['nature', 'wellness', 'general', 'seasonal'],
    themes: ['evening_calm', 'seasonal'],
    moods: ['quiet', 'cosy'],
    energy: 'low',
    hours: { from: 17, to: 5 },
    seasons: ['winter', 'autumn'],
    zone: { x: 0.08, y: 0.2, width: 0.84, height: 0.39, align: 'middle' },
    palette: ['#0a1638', '#1d3f7a', '#eaf4ff', '#143c50'],
    name: 'Winter pines under the moon',
  },
  'paper-waves': {
    draw: () =>
      waves(23, {
        paper: [
          [0, '#fff6e3'],
          [1, '#ffe9cf'],
        ],
        disc: [
          [0, '#f77f75'],
          [1, '#f2a488'],
        ],
        at: [790, 655],
        waves: ['#f8c79c', '#f29c85', '#d9777f', '#9f6a8c', '#5f6592', '#3c5680'],
      }),
    categories: ['inspiration', 'productivity', 'general', 'motivation'],
    themes: ['weekly_goals', 'daily_tips'],
    moods: ['fresh', 'bright'],
    energy: 'medium',
    hours: { from: 8, to: 19 },
    seasons: [],
    zone: { x: 0.07, y: 0.08, width: 0.86, height: 0.42, align: 'middle' },
    palette: ['#fff6e3', '#f77f75', '#5f6592', '#3c5680'],
    name: 'Paper waves',
  },
  'mint-leaves': {
    draw: () =>
      leaves(31, {
        ground: [
          [0, '#e9efcf'],
          [0.5, '#b9e0cc'],
          [1, '#8ccabf'],
        ],
        leaf: '#4e9b86',
        leafSoft: '#77b9a2',
      }),
    categories: ['wellness', 'nature', 'morning', 'productivity'],
    themes: ['evening_calm', 'daily_tips'],
    moods: ['calm', 'gentle'],
    energy: 'low',
    hours: { from: 7, to: 20 },
    seasons: ['spring', 'summer'],
    zone: { x: 0.09, y: 0.22, width: 0.82, height: 0.54, align: 'middle' },
    palette: ['#e9efcf', '#b9e0cc', '#4e9b86', '#1d4b40'],
    name: 'Mint leaves',
  },
  'northern-lights': {
    draw: () =>
      aurora(43, {
        night: [
          [0, '#071028'],
          [0.6, '#10294a'],
          [1, '#173b57'],
        ],
        lights: [
          ['#8a4dff', 470, 60, 470],
          ['#2f9bd8', 600, 70, 430],
          ['#25c79a', 720, 55, 400],
        ],
        mountains: ['#0b1f33', '#050d1a'],
      }),
    categories: ['inspiration', 'wellness', 'nature', 'productivity'],
    themes: ['evening_calm', 'special_events'],
    moods: ['dreamy', 'deep'],
    energy: 'medium',
    hours: { from: 18, to: 4 },
    seasons: [],
    zone: { x: 0.07, y: 0.13, width: 0.86, height: 0.56, align: 'middle' },
    palette: ['#071028', '#31e0a6', '#a45bff', '#ffffff'],
    name: 'Northern lights',
  },
};

/** Two to four levels of noise: gradients show no bands. */
function addGrain(data, seed) {
  const random = randomFrom(seed);
  for (let at = 0; at < data.length; at += 3) {
    const noise = Math.round((random() - 0.5) * 6);
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = Math.max(0, Math.min(255, data[at + channel] + noise));
  }
  return data;
}

const wanted = process.argv.slice(2);
for (const [id, { draw, ...metadata }] of Object.entries(templates)) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  const drawn = size + 2 * overscan;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${drawn}" height="${drawn}" viewBox="${-overscan} ${-overscan} ${drawn} ${drawn}">${draw()}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .extract({ left: overscan, top: overscan, width: size, height: size })
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const target = join(folder, id);
  mkdirSync(target, { recursive: true });
  await sharp(addGrain(data, 5), {
    raw: { width: info.width, height: info.height, channels: info.channels },
  })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toFile(join(target, 'background.jpg'));
  writeFileSync(join(target, 'template.json'), `${JSON.stringify(metadata, null, 2)}\n`);
}
