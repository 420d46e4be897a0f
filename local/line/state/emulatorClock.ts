export type EmulatorClock = {
  /** Milliseconds since the epoch, as the emulated platform sees them. */
  now: () => number;
  /** How far `now` is from this machine's time. */
  offsetMs: () => number;
  advance: (ms: number) => Promise<void>;
};

/**
 * The emulator's time. With `advanceClock`, moving it is left to whoever owns the shared clock; without, the emulator
 * adds an offset of its own to `clock` (or to this machine's time).
 */
export function createEmulatorClock(options: {
  clock?: (() => number) | undefined;
  advanceClock?: ((ms: number) => Promise<void>) | undefined;
  clockOffsetMs?: (() => number) | undefined;
}): EmulatorClock {
  const base = options.clock ?? (() => Date.now());
  let ownOffsetMs = 0;
  return {
    now: () => base() + ownOffsetMs,
    offsetMs: () => options.clockOffsetMs?.() ?? base() + ownOffsetMs - Date.now(),
    async advance(ms) {
      if (options.advanceClock) await options.advanceClock(ms);
      else ownOffsetMs += ms;
    },
  };
}
