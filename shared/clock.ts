/** The time, as a dependency: milliseconds since the epoch. */
export type Clock = () => number;

/** Waits; a dependency so that tests need not. */
export type Delay = (ms: number) => Promise<void>;

export const systemClock: Clock = () => Date.now();

export const systemDelay: Delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
