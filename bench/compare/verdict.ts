import { type Interval, rankInterval } from './rankInterval';

/** What is said of one kind of work. `ratio`: CPU time of B for each operation, by that of A. */
export interface Comparison {
  readonly operation: string;
  readonly verdict: 'no difference' | 'slower' | 'faster' | 'unclear';
  readonly ratio: Interval;
  /** CPU time of A for each operation, ms. */
  readonly beforeMs: number;
}

/**
 * Two processes of the same code differ by up to 2 % for as long as they live, by where their code and data happen to
 * lie; less than this is not called a difference.
 */
export const minDifference = 0.03;
const confidence = 0.99;

/** One fresh pair of processes: CPU time of each block of A, and of the block of B beside it, µs for each operation. */
export type Round = readonly { readonly a: number; readonly b: number }[];

/**
 * A difference is one when the whole interval lies beyond `minDifference`. What a process has for its whole life, good or
 * bad, is in all its blocks: so each round counts as one value, and the interval comes from how the rounds differ.
 */
export function compareRounds(operation: string, rounds: readonly Round[]): Comparison {
  const logs = rounds.map((blocks) => median(blocks.map(({ a, b }) => Math.log(b / a))));
  const { estimate, low, high } = rankInterval(logs, confidence);
  const ratio = { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
  const beforeMs = median(rounds.flatMap((blocks) => blocks.map(({ a }) => a))) / 1000;
  return { operation, verdict: verdictOf(ratio), ratio, beforeMs };
}

function verdictOf({ low, high }: Interval): Comparison['verdict'] {
  if (low > 1 + minDifference) return 'slower';
  if (high < 1 / (1 + minDifference)) return 'faster';
  // The interval must rule out what is looked for, before its absence is claimed.
  return low > 1 / detectable && high < detectable ? 'no difference' : 'unclear';
}

/** A change of this size is found. */
const detectable = 1.1;

export function describe({ operation, verdict, ratio, beforeMs }: Comparison): string {
  const percent = (value: number) => `${value >= 1 ? '+' : ''}${(100 * (value - 1)).toFixed(1)} %`;
  const interval = `[${percent(ratio.low)}, ${percent(ratio.high)}]`;
  const found = {
    'no difference': 'no difference found',
    slower: `slower by ${percent(ratio.estimate)}`,
    faster: `faster by ${percent(1 / ratio.estimate)}`,
    unclear: `unclear, ${percent(ratio.estimate)}: run it again with less else on this machine`,
  }[verdict];
  return `${operation.padEnd(10)} ${found}  ${interval}  (${beforeMs.toFixed(2)} ms)`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
