const MIN_INTERVAL_MS = 100;
const RANDOMIZATION = 0.2;

export interface PollingBackoff {
  /** How long to wait before the next look, in milliseconds. */
  next(foundMessageSinceLastWait: boolean): number;
}

/**
 * The randomised exponential backoff of the storage queue trigger: 100 ms after a find, then about doubling
 * (100 + 100 x 2^n x 0.8..1.2) up to `maxIntervalMs`.
 * @param random uniform in [0, 1)
 */
export function createPollingBackoff(
  maxIntervalMs: number,
  random: () => number = Math.random,
): PollingBackoff {
  let currentMs = 0;
  let exponent = 0;
  return {
    next(found) {
      if (found) {
        currentMs = MIN_INTERVAL_MS;
        exponent = 1;
      } else if (currentMs !== maxIntervalMs) {
        let candidateMs = MIN_INTERVAL_MS;
        if (exponent > 0) {
          const factor = 1 - RANDOMIZATION + 2 * RANDOMIZATION * random();
          candidateMs += factor * 2 ** (exponent - 1) * MIN_INTERVAL_MS;
        }
        if (candidateMs < maxIntervalMs) {
          currentMs = candidateMs;
          exponent += 1;
        } else currentMs = maxIntervalMs;
      }
      return currentMs;
    },
  };
}
