import type { HttpConfig } from '../hostConfig';

export interface RequestGate {
  /** Waits for its turn. Settles to the way out, or undefined when too many wait already. */
  enter(): Promise<(() => void) | undefined> | (() => void) | undefined;
}

/**
 * `maxConcurrentRequests` and `maxOutstandingRequests` of `host.json`: so many run at once, and those beyond so many
 * (running or waiting) are refused. Undefined when neither is set.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook#hostjson-settings
 */
export function createRequestGate(config: HttpConfig): RequestGate | undefined {
  if (config.maxConcurrentRequests === undefined && config.maxOutstandingRequests === undefined) {
    return undefined;
  }
  const maxRunning = config.maxConcurrentRequests ?? Infinity;
  const maxOutstanding = config.maxOutstandingRequests ?? Infinity;
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    running -= 1;
    const next = waiting.shift();
    if (next) {
      running += 1;
      next();
    }
  };
  return {
    enter() {
      if (running + waiting.length >= maxOutstanding) return undefined;
      if (running < maxRunning) {
        running += 1;
        return leave;
      }
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(leave);
        });
      });
    },
  };
}
