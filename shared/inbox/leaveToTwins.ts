import type { Clock } from '../clock';
import { errorCodeOf } from '../errors';
import type { JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { Reporter } from '../telemetry/reporter';
import { maxTwinAgeMs, nextTwinDelayMs } from './twinSchedule';

export interface LeaveToTwinsDeps {
  /** Puts the items on the twins' queue, together, hidden until `dueAt` (ms). */
  readonly queueTwins: (items: readonly JobItem<LineEventBody>[], dueAt: number) => Promise<void>;
  readonly deadLetter: (item: JobItem<LineEventBody>, cause: string) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/**
 * Queues the next twin of events that are not handled yet. @returns false when that failed: the queue message at hand is
 * then all that there is of them
 */
export async function leaveToTwins(
  deps: LeaveToTwinsDeps,
  items: readonly JobItem<LineEventBody>[],
): Promise<boolean> {
  const now = deps.clock();
  const { overdue = [], open = [] } = Object.groupBy(items, ({ at }) =>
    now - at > maxTwinAgeMs ? 'overdue' : 'open',
  );
  try {
    for (const item of overdue) await deps.deadLetter(item, 'event.overdue');
    if (open.length === 0) return true;
    const youngestAt = Math.max(...open.map(({ at }) => at));
    const next = open.map((item) => ({ ...item, turn: item.turn ?? ('check' as const) }));
    await deps.queueTwins(next, now + nextTwinDelayMs(now - youngestAt));
    return true;
  } catch (error) {
    const fields = { items: items.length, code: errorCodeOf(error) };
    deps.reporter.report({ name: 'twin.notQueued', fields });
    return false;
  }
}
