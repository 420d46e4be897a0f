import type { Clock, Timers } from '../clock';
import { BotError, errorCodeOf } from '../errors';
import { inTime } from '../inTime';
import type { Reporter } from '../telemetry/reporter';
import { NotReadyError } from './notReadyError';

/** One thing that the bot needs; the check rejects when it does not answer or does not do its work. */
export interface HealthPart {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

export interface HealthReport {
  readonly status: 'ready' | 'notReady';
  /** When the parts were asked, ISO 8601. */
  readonly checkedAt: string;
  readonly parts: readonly PartReport[];
}

export interface PartReport {
  readonly name: string;
  readonly ok: boolean;
  /** How long the check took. */
  readonly ms: number;
  /** Since when it is not ok, ISO 8601: as the part itself knows it, else when this process first found it so. */
  readonly since?: string;
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
  const failing = new Map<string, number>();
  let latest: { at: number; report: Promise<HealthReport> } | undefined;
  return () => {
    if (latest === undefined || deps.clock() - latest.at > keptMs) {
      latest = { at: deps.clock(), report: checkParts(deps, failing) };
    }
    return latest.report;
  };
}

/** @param failing when each part that was not ok the last time was first found so; kept up to date */
async function checkParts(
  deps: ReadinessDeps,
  failing: Map<string, number>,
): Promise<HealthReport> {
  const { clock, timers, reporter, timeoutMs = 3000 } = deps;
  const checkedAt = new Date(clock()).toISOString();
  const parts = await Promise.all(
    (await deps.parts()).map(async ({ name, check }): Promise<PartReport> => {
      const startedAt = clock();
      const error: unknown = await inTime(timers, check(), timeoutMs).then(
        (answer) => (answer === 'late' ? new BotError('health.late', 'No answer yet') : undefined),
        (reason: unknown) => reason ?? new Error('no reason given'),
      );
      const ok = error === undefined;
      const ms = clock() - startedAt;
      const fields = { part: name, ok, ms, ...(ok ? {} : { code: errorCodeOf(error) }) };
      reporter.report({ name: 'health.checked', fields });
      if (ok) {
        failing.delete(name);
        return { name, ok, ms };
      }
      const since =
        error instanceof NotReadyError ? error.since : (failing.get(name) ?? Date.parse(checkedAt));
      failing.set(name, since);
      return { name, ok, ms, since: new Date(since).toISOString() };
    }),
  );
  return { status: parts.every(({ ok }) => ok) ? 'ready' : 'notReady', checkedAt, parts };
}
