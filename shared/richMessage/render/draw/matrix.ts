/** An affine transform, in SVG's order: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies the second one first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  if (inner.every((value, index) => value === identity[index])) return outer;
  const [a, b, c, d, e, f] = outer;
  const [A, B, C, D, E, F] = inner;
  return [
    a * A + c * B,
    b * A + d * B,
    a * C + c * D,
    b * C + d * D,
    a * E + c * F + e,
    b * E + d * F + f,
  ];
}

/** The way back; of a flat transform, which draws nothing, the identity. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c;
  if (area === 0) return identity;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** As SVG writes it. */
export function matrixText(matrix: Matrix): string {
  return `matrix(${matrix.map((value) => Math.round(value * 1e5) / 1e5).join(' ')})`;
}
