/** The time, as a dependency: milliseconds since the epoch. */
export type Clock = () => number;

/** Waits; a dependency so that tests need not. */
export type Delay = (ms: number) => Promise<void>;

/** Ends a timer; ending it twice, or after it has fired, changes nothing. */
export type CancelTimer = () => void;

/** Everything that waits goes through here, so that a test or a simulation can move the time. */
export interface Timers {
  /** Calls `work` once. Keeps no process alive. */
  after(ms: number, work: () => void): CancelTimer;
  /** Calls `work` again and again until it is cancelled. Keeps no process alive. */
  every(ms: number, work: () => void): CancelTimer;
  /** Calls `work` when the current turn of the event loop is over. */
  soon(work: () => void): void;
  /** Keeps its process alive. */
  readonly delay: Delay;
}

export const systemClock: Clock = () => Date.now();

export const systemDelay: Delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const systemTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every(ms, work) {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
  soon: (work) => void setImmediate(work),
  delay: systemDelay,
};
