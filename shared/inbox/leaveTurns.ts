import type { Clock } from '../clock';
import type { JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import { EventFailure, type EventName } from './eventFailure';
import type { LeaveToTwinsDeps } from './leaveToTwins';
import { twinDelayMs } from './twinSchedule';

export interface LeaveTurnsDeps extends Pick<LeaveToTwinsDeps, 'queueTwins'> {
  readonly clock: Clock;
}

/** Leaves turns that may still be in their chats, although their events may be handled, to a twin. */
export async function leaveTurns(
  { queueTwins, clock }: LeaveTurnsDeps,
  items: readonly JobItem<LineEventBody>[],
): Promise<void> {
  const left = items.map((item) => ({ ...item, turn: 'only' as const }));
  await queueTwins(left, clock() + twinDelayMs);
}

/**
 * Does a step of a turn. When it fails, the event may be handled all the same: the usual twin would see that and look no
 * further, so one of its own is queued. What `attempt` has reported has failed before that.
 */
export async function orLeaveTurn<T>(
  deps: LeaveTurnsDeps,
  event: EventName,
  items: readonly JobItem<LineEventBody>[],
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof EventFailure && error.isReported) throw error;
    await leaveTurns(deps, items).catch((cause: unknown) => {
      throw new EventFailure(event, cause, { mustReturn: true });
    });
    throw error;
  }
}
