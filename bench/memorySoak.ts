import { createVariedMessages } from './benchMessages';
import { assetsDirectory, createBenchRenderer } from './renderRig';
import { runInFlight } from './runInFlight';

/** The argument with which bench/main becomes the soak's process. */
export const soakArgument = 'soak';

/** What the soak's process tells of itself, in MiB. */
export interface SoakReport {
  /** RSS at even distances. */
  readonly samples: readonly number[];
  /** The highest RSS after any picture. */
  readonly peak: number;
  readonly perSecond: number;
}

/** In a process started with `fork`: draws `renders` pictures and sends its `SoakReport` to the one that started it. */
export async function runSoak(renders: number): Promise<void> {
  const every = Math.max(1, Math.round(renders / 20));
  const renderer = createBenchRenderer();
  const nextMessage = await createVariedMessages(assetsDirectory);
  const samples: number[] = [];
  let peak = 0;
  let done = 0;
  const startedAt = performance.now();
  await runInFlight(renders, 4, async () => {
    await renderer.render(nextMessage());
    done += 1;
    const rss = process.memoryUsage.rss() / 2 ** 20;
    peak = Math.max(peak, rss);
    if (done % every === 0) samples.push(rss);
  });
  const perSecond = (renders * 1000) / (performance.now() - startedAt);
  await renderer.close();
  const report: SoakReport = { samples, peak, perSecond };
  await new Promise<void>((sent) => {
    process.send?.(report, undefined, undefined, () => sent());
  });
}
