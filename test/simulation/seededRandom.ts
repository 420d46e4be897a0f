/** Chance that a seed repeats. Each use forks a stream of its own, so that one more draw here changes nothing there. */
export interface SeededRandom {
  /** From 0 (included) to 1 (left out). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True in this share of cases. */
  chance(share: number): boolean;
  pick<T>(values: readonly T[]): T;
  fork(name: string): SeededRandom;
  bytes(count: number): Buffer;
}

export function createSeededRandom(seed: number | string): SeededRandom {
  let state = hash(String(seed));
  // mulberry32: 32 bits of state are plenty for choices of a test.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: <T>(values: readonly T[]) => values[int(0, values.length - 1)] as T,
    fork: (name) => createSeededRandom(`${seed}/${name}`),
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => int(0, 255))),
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
