import type { Clock, Timers } from '../clock';
import { inTime } from '../inTime';
import type { Reporter } from '../telemetry/reporter';

/** One thing that the bot needs; the check rejects when it does not answer. */
export interface HealthPart {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

export interface HealthReport {
  readonly status: 'ready' | 'notReady';
  /** When the parts were asked, ISO 8601. */
  readonly checkedAt: string;
  readonly parts: readonly { readonly name: string; readonly ok: boolean; readonly ms: number }[];
}

export interface ReadinessDeps {
  readonly parts: () => Promise<readonly HealthPart[]>;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'after'>;
  /** Longest that a part may take. @default 3000 */
  readonly timeoutMs?: number;
}

/** Anyone may ask; however often that is, LINE and the AI are asked at most this often. */
const keptMs = 5000;

/** Asks every part that the bot needs, all at once. What is wrong with a part goes to telemetry, never into the answer. */
export function createReadiness(deps: ReadinessDeps): () => Promise<HealthReport> {
  let latest: { at: number; report: Promise<HealthReport> } | undefined;
  return () => {
    if (latest === undefined || deps.clock() - latest.at > keptMs) {
      latest = { at: deps.clock(), report: checkParts(deps) };
    }
    return latest.report;
  };
}

async function checkParts(deps: ReadinessDeps): Promise<HealthReport> {
  const { clock, timers, reporter, timeoutMs = 3000 } = deps;
  const checkedAt = new Date(clock()).toISOString();
  const parts = await Promise.all(
    (await deps.parts()).map(async ({ name, check }) => {
      const startedAt = clock();
      const ok = await inTime(timers, check(), timeoutMs).then(
        (answer) => answer !== 'late',
        () => false,
      );
      const ms = clock() - startedAt;
      reporter.report({ name: 'health.checked', fields: { part: name, ok, ms } });
      return { name, ok, ms };
    }),
  );
  return { status: parts.every(({ ok }) => ok) ? 'ready' : 'notReady', checkedAt, parts };
}
