import { randomBytes, randomUUID } from 'node:crypto';

/** Everything that differs from run to run by chance, as a dependency: a simulation repeats it from a seed. */
export interface Chance {
  /** From 0 (included) to 1 (left out). */
  readonly random: () => number;
  /** A UUID. */
  readonly newId: () => string;
  /** Bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Buffer;
}

export const systemChance: Chance = {
  random: () => Math.random(),
  newId: () => randomUUID(),
  randomBytes: (count) => randomBytes(count),
};
