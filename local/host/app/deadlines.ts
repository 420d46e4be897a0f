const LOOK_EVERY_MS = 1000;

export interface Deadlines {
  /** Settles as the work does, or rejects once it takes longer than the limit (looked at every second). */
  guard<T>(work: Promise<T>, functionName: string): Promise<T>;
}

interface Guarded {
  readonly endMs: number;
  readonly fail: () => void;
}

/** The limit `functionTimeout` for all that runs, with one timer between them, since most runs take milliseconds. */
export function createDeadlines(limitMs: number): Deadlines {
  const running = new Set<Guarded>();
  let ticker: NodeJS.Timeout | undefined;
  const look = (): void => {
    const nowMs = performance.now();
    for (const guarded of running) {
      // Those behind it began later.
      if (guarded.endMs > nowMs) break;
      running.delete(guarded);
      guarded.fail();
    }
    if (running.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
  return {
    guard(work, functionName) {
      ticker ??= setInterval(look, Math.min(LOOK_EVERY_MS, limitMs)).unref();
      return new Promise((resolve, reject) => {
        const guarded = {
          endMs: performance.now() + limitMs,
          fail() {
            reject(new Error(`${functionName} ran longer than functionTimeout (${limitMs} ms)`));
          },
        };
        running.add(guarded);
        work.then(
          (value) => {
            running.delete(guarded);
            resolve(value);
          },
          (error: unknown) => {
            running.delete(guarded);
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
    },
  };
}
