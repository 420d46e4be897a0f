import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { allocatorEnvironment } from '../local/allocator';
import { repositoryRoot } from '../local/repositoryRoot';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';
import { soakArgument, type SoakReport } from './memorySoak';

const bench = 'memory';
const maxMiB = 350;
const maxGrowth = 1.05;
/** A sample for each. */
const fewest = 20;

/** A process that does nothing but draw: how much memory it takes at most, and whether it takes more and more. */
export async function runMemoryBench({ smoke, renders }: BenchOptions): Promise<BenchRow[]> {
  const count = renders ?? (smoke ? 60 : 10_000);
  if (!Number.isInteger(count) || count < fewest) {
    throw new RangeError(`--renders is a whole number, ${fewest} or more`);
  }
  const { samples, peak, perSecond } = await soak(count);
  // A quarter is for fonts to be loaded and caches to be filled.
  const part = Math.floor(samples.length / 4);
  const early = percentile(samples.slice(part, 2 * part), 0.5);
  const late = percentile(samples.slice(-part), 0.5);
  const growth = late / early;
  return [
    {
      bench,
      metric: `RSS in the last quarter of ${count} renders`,
      value: late,
      unit: 'MiB',
      baseline: { name: 'in the second', value: early },
      ratio: growth,
      target: `ratio <= ${maxGrowth}`,
      met: growth <= maxGrowth,
    },
    {
      bench,
      metric: 'peak RSS',
      value: peak,
      unit: 'MiB',
      target: `<= ${maxMiB}`,
      met: peak <= maxMiB,
    },
    { bench, metric: 'pictures a second, of all kinds', value: perSecond, unit: '/s' },
  ];
}

async function soak(count: number): Promise<SoakReport> {
  const main = join(repositoryRoot(), 'dist', 'bench', 'main.js');
  const env = { ...process.env, ...allocatorEnvironment };
  const child = fork(main, [soakArgument, String(count)], { env });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`The soak ended with ${code} and said nothing`);
  });
  try {
    const [report] = (await Promise.race([once(child, 'message'), died])) as [SoakReport];
    return report;
  } finally {
    died.catch(() => undefined);
    child.kill('SIGKILL');
  }
}
