import type { Renderer } from '../shared/richMessage/render/createRenderer';
import type { RenderTimings } from '../shared/richMessage/render/renderPicture';
import type { RichMessage } from '../shared/richMessage/richMessage';
import { type BenchRow, percentile } from './benchRow';
import { runInFlight } from './runInFlight';

const bench = 'render';
const flights = [1, 2, 4, 8];

/**
 * Pictures a second with 1, 2, 4 and 8 in hand, in turn, and where the time of one that is alone goes: with more in hand,
 * a stage would count its waiting too.
 * @param renderer one whose thread takes eight at a time
 */
export async function measureInFlight(
  renderer: Renderer,
  nextMessage: () => RichMessage,
  { rounds, perRound }: { readonly rounds: number; readonly perRound: number },
): Promise<BenchRow[]> {
  const rates = new Map<number, number[]>(flights.map((inFlight) => [inFlight, []]));
  const alone: Alone[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const inFlight of flights) {
      const startedAt = performance.now();
      await runInFlight(perRound, inFlight, async () => {
        const askedAt = performance.now();
        const { timings } = await renderer.render(nextMessage());
        if (inFlight === 1) alone.push({ ...timings, wholeMs: performance.now() - askedAt });
      });
      rates.get(inFlight)?.push((perRound * 1000) / (performance.now() - startedAt));
    }
  }
  return [...rateRows(rates), ...stageRows(alone)];
}

interface Alone extends RenderTimings {
  /** With the way to the thread and back. */
  readonly wholeMs: number;
}

function rateRows(rates: ReadonlyMap<number, readonly number[]>): BenchRow[] {
  const one = percentile(rates.get(1) ?? [], 0.5);
  return [...rates].map(([inFlight, measured]) => {
    const value = percentile(measured, 0.5);
    const row = { bench, metric: `${inFlight} in flight: pictures a second`, value, unit: '/s' };
    if (inFlight === 1) return row;
    return { ...row, baseline: { name: '1 in flight', value: one }, ratio: value / one };
  });
}

function stageRows(alone: readonly Alone[]): BenchRow[] {
  const median = (of: (one: Alone) => number) => percentile(alone.map(of), 0.5);
  const whole = median(({ wholeMs }) => wholeMs);
  const stages: [string, number][] = [
    ['background, fit and draw', median(({ layoutMs }) => layoutMs)],
    ['resize and encode', median(({ encodeMs }) => encodeMs)],
    ['to the thread and back', median(({ wholeMs, ms }) => wholeMs - ms)],
  ];
  return stages.map(([stage, value]) => ({
    bench,
    metric: `stage: ${stage}`,
    value,
    unit: 'ms',
    baseline: { name: 'the whole', value: whole },
    ratio: value / whole,
  }));
}
