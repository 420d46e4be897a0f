/**
 * An outline in font units, y upwards, as numbers in a row: each step is its kind and its points. A Han character's takes
 * about a kilobyte; as objects it would take ten.
 */
export type Outline = Float32Array;

/** Kinds of steps, and how many numbers follow each. */
export const step = { move: 0, line: 1, quadratic: 2, cubic: 3, close: 4 } as const;
const kinds: Readonly<Record<string, number>> = {
  M: step.move,
  L: step.line,
  Q: step.quadratic,
  C: step.cubic,
  Z: step.close,
};

/** Steps as HarfBuzz names them: M, L, Q, C and Z with their points. */
export function packOutline(
  steps: readonly { readonly type: string; readonly values: readonly number[] }[],
): Outline {
  const length = steps.reduce((sum, { values }) => sum + 1 + values.length, 0);
  const packed = new Float32Array(length);
  let at = 0;
  for (const { type, values } of steps) {
    packed[at] = kinds[type] ?? step.close;
    packed.set(values, at + 1);
    at += 1 + values.length;
  }
  return packed;
}
