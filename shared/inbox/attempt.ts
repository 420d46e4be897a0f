import { BotError, errorCodeOf } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import type { EventRecord } from './eventRecords';

/** Attempts before a turn is given up; below the host's `maxDequeueCount` of 5, so that only the bad turn of a message goes. */
export const maxAttempts = 4;

/**
 * Attempts that began, most of them without an end: whoever takes this turn dies of it, and no error ever tells. More than
 * any turn needs that dies with its instance by chance.
 */
export const maxBegun = 2 * maxAttempts;

export interface AttemptDeps {
  readonly reporter: Reporter;
  /** Puts the turn where an operator finds and replays it. */
  readonly deadLetter: () => Promise<void>;
}

/**
 * Runs one attempt at a turn. What may succeed later is rethrown, so that the queue tries again; what cannot, or was
 * tried often enough, is recorded as failed, put on the poison queue and reported.
 */
export async function attempt<T>(
  deps: AttemptDeps,
  /** The event's type, asked for when the attempt has failed: it may not be known before. */
  type: () => string,
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
    const retryable = !(error instanceof BotError) || error.retryable;
    deps.reporter.report({ name: 'event.failed', fields: { type: type(), code, retryable } });
    if (code === 'event.taken' || (retryable && record.attempts < maxAttempts)) throw error;
    await deps.deadLetter();
    await record.mark('failed', code);
    return 'failed';
  }
}
