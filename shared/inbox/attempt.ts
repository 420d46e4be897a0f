import { BotError, errorCodeOf, isRetryable } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import { EventFailure, type EventName } from './eventFailure';
import type { EventRecord } from './eventRecords';

/** Attempts before a turn is given up; below the host's `maxDequeueCount` of 5, so that only the bad turn of a message goes. */
export const maxAttempts = 4;

/**
 * Attempts that began, most of them without an end: whoever takes this turn dies of it, and no error ever tells. More than
 * any turn needs that dies with its instance by chance.
 */
const maxBegun = 2 * maxAttempts;

export interface AttemptDeps {
  readonly reporter: Reporter;
  /** Puts the turn where an operator finds and replays it. */
  readonly deadLetter: () => Promise<void>;
}

/**
 * Runs one attempt at a turn. What may succeed later is thrown as an `EventFailure`, so that the queue tries again; what
 * cannot, or was tried often enough, is recorded as failed, put on the poison queue and reported.
 */
export async function attempt<T>(
  deps: AttemptDeps,
  /** Asked for when the attempt has failed: the type may not be known before. */
  event: () => EventName,
  record: EventRecord,
  work: () => Promise<T>,
): Promise<T | 'failed'> {
  try {
    if (record.attempts > maxBegun) {
      throw new BotError('event.deadly', `${record.attempts - 1} attempts began and none ended`);
    }
    return await work();
  } catch (error) {
    const code = errorCodeOf(error);
    const retryable = isRetryable(error);
    const { webhookEventId, type } = event();
    const fields = { type, webhookEventId, code, retryable };
    deps.reporter.report({ name: 'event.failed', fields });
    if (code === 'event.taken' || (retryable && record.attempts < maxAttempts)) {
      throw new EventFailure(event(), error, true);
    }
    await deps.deadLetter();
    await record.mark('failed', code);
    return 'failed';
  }
}
