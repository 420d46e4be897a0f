import { BotError } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import type { EventRecord } from './eventRecords';

/** Attempts before a turn is given up; below the host's `maxDequeueCount` of 5, so that only the bad turn of a message goes. */
export const maxAttempts = 4;

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
  type: string,
  record: EventRecord,
  work: () => Promise<T>,
): Promise<T | 'failed'> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof BotError ? error.code : 'unexpected';
    const retryable = !(error instanceof BotError) || error.retryable;
    deps.reporter.report({ name: 'event.failed', fields: { type, code, retryable } });
    if (code === 'event.taken' || (retryable && record.attempts < maxAttempts)) throw error;
    await deps.deadLetter();
    await record.mark('failed', code);
    return 'failed';
  }
}
