/** How often a wait looks at the clock again, so that a clock that was moved is noticed. */
const LOOK_AGAIN_MS = 1000;

export interface ClockWait {
  /** Settles when the time has come or `wake` was called. */
  readonly done: Promise<void>;
  wake(): void;
}

/**
 * Waits until `Date.now()` reaches `untilMs`.
 *
 * One long timeout would not notice that the local processes' clock was moved, so the clock is read at least
 * once a second.
 */
export function waitUntil(untilMs: number): ClockWait {
  let timer: NodeJS.Timeout | undefined;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const look = (): void => {
    const leftMs = untilMs - Date.now();
    if (leftMs <= 0) finish();
    else timer = setTimeout(look, Math.min(leftMs, LOOK_AGAIN_MS));
  };
  look();
  return {
    done,
    wake() {
      clearTimeout(timer);
      finish();
    },
  };
}
