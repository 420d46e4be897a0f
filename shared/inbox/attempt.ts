import { BotError, errorCodeOf, isPassing, isRetryable } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import { EventFailure, type EventName } from './eventFailure';
import type { EventRecord } from './eventRecords';

/**
 * Attempts that may end with an error nobody expected before the turn is given up; below the host's `maxDequeueCount` of 5,
 * so that only the bad turn of a message goes.
 */
export const maxAttempts = 4;

/** Attempts that may begin and never end before the turn is taken for one that kills its worker. */
const maxUnended = 2 * maxAttempts;

export interface AttemptDeps {
  readonly reporter: Reporter;
  /** Puts the turn where an operator finds and replays it. */
  readonly deadLetter: (cause: string) => Promise<void>;
}

/**
 * Runs one attempt at a turn. What may succeed later is thrown as an `EventFailure`: a passing failure any number of times,
 * an unexpected one until it was tried often enough. What cannot succeed is recorded as failed, becomes a dead letter and
 * is reported.
 */
export async function attempt<T>(
  deps: AttemptDeps,
  /** Asked for when the attempt has failed: the type may not be known before. */
  event: () => EventName,
  record: EventRecord,
  work: () => Promise<T>,
): Promise<T | 'failed'> {
  try {
    if (record.suspects > maxUnended) {
      throw new BotError('event.deadly', `${record.suspects - 1} attempts began and none ended`);
    }
    return await work();
  } catch (error) {
    const code = errorCodeOf(error);
    const retryable = isRetryable(error);
    const { webhookEventId, type } = event();
    const fields = { type, webhookEventId, code, retryable };
    deps.reporter.report({ name: 'event.failed', fields });
    if (isPassing(error)) {
      // When this cannot be recorded either, the attempt counts as one that never ended.
      if (code !== 'event.taken') await record.excuse().catch(() => undefined);
      throw new EventFailure(event(), error, { isReported: true });
    }
    if (retryable && record.suspects < maxAttempts)
      throw new EventFailure(event(), error, { isReported: true });
    await deps.deadLetter(code);
    await record.mark('failed', code);
    return 'failed';
  }
}
