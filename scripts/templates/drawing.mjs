/** Width and height in px of every background; a drawing's coordinates go from 0 to this. */
export const size = 1040;
/** What is drawn around the picture and cut off again, in px: a blur would fade at the edge. */
export const overscan = 60;

/** A repeatable random source (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const gradient = (id, stops, to = 'x1="0" y1="0" x2="0" y2="1"') =>
  `<linearGradient id="${id}" ${to}>${stops.map(([at, color, opacity = 1]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`).join('')}</linearGradient>`;
export const glow = (id, color, stops) =>
  `<radialGradient id="${id}">${stops.map(([at, opacity]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`).join('')}</radialGradient>`;

/** A ridge: a line of smooth hills closed at the foot of the picture. */
export function ridge(random, { y, rise, bumps, rough = 0 }) {
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
