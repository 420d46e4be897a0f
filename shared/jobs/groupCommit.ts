import type { Clock, Timers } from '../clock';
import type { Reporter } from '../telemetry/reporter';
import type { JobDefinition } from './defineJob';
import { joinItems } from './envelope';

export interface GroupCommitOptions {
  readonly job: JobDefinition<unknown>;
  /** Puts one message on the queue; resolves once it is stored. */
  readonly send: (text: string) => Promise<void>;
  /** Items a message; small, since a scaler counts messages. @default 16 */
  readonly maxItems?: number;
  /** Bytes of items a message. @default 46,080 (45 KiB, base64 then stays under a queue's 64 KiB) */
  readonly maxBytes?: number;
  /** Messages under way at once; what arrives meanwhile shares the next one. @default 2 */
  readonly maxInFlight?: number;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'soon'>;
}

interface Waiting {
  readonly json: string;
  readonly bytes: number;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/** Puts the items of concurrent callers into shared queue messages. */
export interface GroupCommit {
  /** Resolves once the message that carries the item is stored; rejects when it could not be. */
  add(json: string): Promise<void>;
}

/**
 * Group commit: a lone item leaves at once; under load the items that arrive while messages are under way leave
 * together, so that the number of queue operations grows more slowly than the number of events.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { job, send, reporter, clock, timers } = options;
  const { maxItems = 16, maxBytes = 45 * 1024, maxInFlight = 2 } = options;
  let waiting: Waiting[] = [];
  let inFlight = 0;
  let scheduled = false;

  function takeGroup(): Waiting[] {
    let count = 0;
    let bytes = 0;
    for (const item of waiting) {
      if (count === maxItems || (count > 0 && bytes + item.bytes > maxBytes)) break;
      bytes += item.bytes;
      count += 1;
    }
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return group;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    const startedAt = clock();
    const text = joinItems(
      job,
      group.map((item) => item.json),
    );
    try {
      await send(text);
      for (const item of group) item.stored();
      const fields = { queue: job.queue, items: group.length, bytes: text.length };
      reporter.report({ name: 'queue.committed', fields: { ...fields, ms: clock() - startedAt } });
    } catch (error) {
      for (const item of group) item.failed(error);
    } finally {
      inFlight -= 1;
      pump();
    }
  }

  function pump(): void {
    while (waiting.length > 0 && inFlight < maxInFlight) {
      inFlight += 1;
      void commit(takeGroup());
    }
  }

  return {
    add(json) {
      return new Promise((stored, failed) => {
        waiting.push({ json, bytes: Buffer.byteLength(json) + 1, stored, failed });
        if (scheduled) return;
        scheduled = true;
        // One turn of the event loop: requests that were read together leave together.
        timers.soon(() => {
          scheduled = false;
          pump();
        });
      });
    },
  };
}
