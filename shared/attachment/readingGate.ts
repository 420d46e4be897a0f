import { type CancelTimer, systemTimers, type Timers } from '../clock';

/** Gives a place back; doing so twice changes nothing. */
export type Leave = () => void;

/** Places for those who download a file and have it read: what all of them hold in memory is bounded. */
export interface ReadingGate {
  /** Waits for a place; `busy` when there is none within `withinMs`, or too many wait already. */
  enter(withinMs: number): Promise<Leave | 'busy'>;
}

export interface ReadingGateOptions {
  /** Files of up to 20 MB at once. @default 6 */
  readonly places?: number;
  /** @default 32 */
  readonly maxWaiting?: number;
  /** @default the system's */
  readonly timers?: Pick<Timers, 'after'>;
}

interface Waiting {
  readonly resolve: (entered: Leave | 'busy') => void;
  readonly cancel: CancelTimer;
}

export function createReadingGate(options: ReadingGateOptions = {}): ReadingGate {
  const { places = 6, maxWaiting = 32, timers = systemTimers } = options;
  const waiting: Waiting[] = [];
  let inside = 0;

  function takePlace(): Leave {
    inside += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      inside -= 1;
      const next = waiting.shift();
      next?.cancel();
      next?.resolve(takePlace());
    };
  }

  return {
    enter(withinMs) {
      if (inside < places) return Promise.resolve(takePlace());
      if (waiting.length >= maxWaiting) return Promise.resolve('busy');
      const { promise, resolve } = Promise.withResolvers<Leave | 'busy'>();
      const giveUp = () => {
        waiting.splice(waiting.indexOf(entry), 1);
        resolve('busy');
      };
      const entry: Waiting = { resolve, cancel: timers.after(withinMs, giveUp) };
      waiting.push(entry);
      return promise;
    },
  };
}
