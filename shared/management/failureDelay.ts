import type { Clock, Timers } from '../clock';

/** What the first failure waits; each further one waits twice as long. */
const firstDelayMs = 100;
const maxDelayMs = 5000;
/** After this long without a failure, counting starts again. */
const forgottenAfterMs = 600_000;
/** Requests that may wait at a time: each holds a place of those that the instance has for webhooks, too. */
const maxWaiting = 8;

/** Slows down those who try keys. Only failures wait: whoever sends a valid key is served at once. */
export interface FailureDelay {
  /** Waits for longer with each failure; `tooMany` at once when too many wait already. */
  readonly failed: () => Promise<'waited' | 'tooMany'>;
}

/** The delay of this instance. */
export function createFailureDelay({
  clock,
  delay,
}: {
  readonly clock: Clock;
  readonly delay: Timers['delay'];
}): FailureDelay {
  let failures = 0;
  let lastAt = -Infinity;
  let waiting = 0;
  return {
    async failed() {
      const now = clock();
      failures = now - lastAt > forgottenAfterMs ? 1 : failures + 1;
      lastAt = now;
      if (waiting >= maxWaiting) return 'tooMany';
      waiting += 1;
      try {
        await delay(Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1)));
      } finally {
        waiting -= 1;
      }
      return 'waited';
    },
  };
}
