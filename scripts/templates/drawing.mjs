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

/** A picture's ground: a vertical gradient, or one in another direction. */
export const ground = (stops, to) =>
  `<defs>${gradient('ground', stops, to)}</defs><rect x="${-overscan}" y="${-overscan}" width="${size + 2 * overscan}" height="${size + 2 * overscan}" fill="url(#ground)"/>`;

/** A round, soft light: a disc that fades out. `name` is its own in the picture. */
export const softLight = (name, x, y, r, color, strength = 1) =>
  `<defs>${glow(name, color, [
    [0, strength],
    [0.35, strength * 0.45],
    [1, 0],
  ])}</defs><circle cx="${x}" cy="${y}" r="${r}" fill="url(#${name})"/>`;

/** A cloud of round heaps on a flat foot, `width` wide, its foot at (`x`, `y`). */
export function cloud(random, x, y, width, color, opacity = 1) {
  const heaps = Array.from({ length: 5 }, (_, index) => {
    const t = (index + 0.5) / 5;
    const r = width * (0.1 + 0.13 * Math.sin(t * Math.PI)) * (0.85 + random() * 0.3);
    return `<circle cx="${(x - width / 2 + t * width).toFixed(1)}" cy="${(y - r * 0.75).toFixed(1)}" r="${r.toFixed(1)}"/>`;
  });
  const height = width * 0.13;
  return `<g fill="${color}" opacity="${opacity}">${heaps.join('')}<rect x="${x - width / 2}" y="${y - height}" width="${width}" height="${height}" rx="${height / 2}"/></g>`;
}

/** Numbers from `from` to `to`, `count` of them. */
export const spread = (count, from, to) =>
  Array.from(
    { length: count },
    (_, index) => from + ((to - from) * index) / Math.max(1, count - 1),
  );
