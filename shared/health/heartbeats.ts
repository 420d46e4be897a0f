import type { Clock, Timers } from '../clock';
import type { Table } from '../storage/table';
import { beatRow, queuesPartition } from './queueRows';

/** How often an instance reports for one queue, at most: under load, a report costs nothing for each message. */
export const heartbeatEveryMs = 30_000;

export interface HeartbeatsDeps {
  /** On Flex Consumption the health route runs on other instances than queue functions do: storage lies between. */
  readonly table: Table;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'every'>;
}

/** Queue functions report through it that their messages get handled. */
export interface Heartbeats {
  /**
   * Runs the work of one message, and reports for its queue while the work goes on for long and once it succeeded. Work
   * that fails reports nothing. The report is not waited for, and its failure changes nothing.
   */
  during<T>(queue: string, work: () => Promise<T>): Promise<T>;
}

export function createHeartbeats({ table, clock, timers }: HeartbeatsDeps): Heartbeats {
  const latest = new Map<string, number>();

  function beat(queue: string): void {
    const now = clock();
    if (now - (latest.get(queue) ?? -Infinity) < heartbeatEveryMs) return;
    latest.set(queue, now);
    table
      .upsert(queuesPartition, beatRow(queue), { at: new Date(now) })
      // The next report is not far; whether storage answers is a part of its own.
      .catch(() => undefined);
  }

  return {
    async during(queue, work) {
      const cancel = timers.every(heartbeatEveryMs, () => beat(queue));
      try {
        const result = await work();
        beat(queue);
        return result;
      } finally {
        cancel();
      }
    },
  };
}
