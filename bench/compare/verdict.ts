import { percentile } from '../benchRow';
import { centre, type Interval, rankInterval } from './rankInterval';

/** What is said of one kind of work. */
export interface Comparison {
  readonly operation: string;
  readonly verdict: 'no difference' | 'slower' | 'faster' | 'unclear';
  /** CPU time of B for each operation, by that of A. */
  readonly ratio: Interval;
  /** CPU time of A for each operation, ms. */
  readonly beforeMs: number;
}

/** One fresh pair of processes: what each used in each block, µs of CPU time for each operation. */
export type Round = readonly { readonly a: number; readonly b: number }[];

const confidence = 0.99;
/** The whole interval must lie beyond this before it is called a difference: nobody acts on less. */
const minDifference = 0.02;
/** What must be found. As long as the interval does not rule it out, its absence is not claimed. */
const detectable = 0.1;

/**
 * What a process has for its whole life, good or bad (how its code was compiled, where its memory lies), is in all its
 * blocks. So each round counts as one value, and the interval comes from how the rounds differ.
 */
export function compareRounds(operation: string, rounds: readonly Round[]): Comparison {
  const logs = rounds.map((blocks) => centre(blocks.map(({ a, b }) => Math.log(b / a))));
  const { estimate, low, high } = rankInterval(logs, confidence);
  const ratio = { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
  const beforeMs = percentile(
    rounds.flatMap((blocks) => blocks.map(({ a }) => a / 1000)),
    0.5,
  );
  return { operation, verdict: verdictOf(ratio), ratio, beforeMs };
}

function verdictOf({ low, high }: Interval): Comparison['verdict'] {
  if (low > 1 + minDifference) return 'slower';
  if (high < 1 / (1 + minDifference)) return 'faster';
  const isNarrow = low > 1 / (1 + detectable) && high < 1 + detectable;
  return isNarrow ? 'no difference' : 'unclear';
}

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
