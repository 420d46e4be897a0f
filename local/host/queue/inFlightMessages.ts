import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import type { HostLog } from '../hostLog';

const LOOK_EVERY_MS = 1000;

export interface InFlightMessages {
  /**
   * Starts the work on a message and keeps the message hidden meanwhile. The work gets a function that waits for a
   * renewal under way, after which there is no other, so that the pop receipt stays what it is.
   */
  add(message: DequeuedMessageItem, work: (settled: () => Promise<void>) => Promise<void>): void;
  /** Settles once no more than `count` are worked on. */
  atMost(count: number): Promise<void>;
  /** Deletes the message. A failure is swallowed, as in the real host: the message comes again. */
  remove(message: DequeuedMessageItem): Promise<void>;
  /** Lets the message be seen again after `delayMs`. A failure is swallowed. */
  release(message: DequeuedMessageItem, delayMs: number): Promise<void>;
}

interface Hidden {
  renewAtMs: number;
  renewal: Promise<void> | undefined;
}

/**
 * The messages that one listener works on. Each is hidden anew when half of `visibilityMs` is over; the clock is
 * looked at every second, so that it may be moved.
 */
export function inFlightMessages(
  queue: QueueClient,
  visibilityMs: number,
  functionName: string,
  log: HostLog,
): InFlightMessages {
  const hidden = new Map<DequeuedMessageItem, Hidden>();
  let running = 0;
  let onDone: (() => void) | undefined;
  let ticker: NodeJS.Timeout | undefined;

  const hide = async (message: DequeuedMessageItem, forMs: number): Promise<void> => {
    const seconds = Math.max(0, Math.round(forMs / 1000));
    const { messageId, popReceipt } = message;
    const answer = await queue.updateMessage(messageId, popReceipt, undefined, seconds);
    if (answer.popReceipt !== undefined) message.popReceipt = answer.popReceipt;
    if (answer.nextVisibleOn !== undefined) message.nextVisibleOn = answer.nextVisibleOn;
  };

  const look = (): void => {
    const now = Date.now();
    for (const [message, state] of hidden) {
      if (state.renewal || now < state.renewAtMs) continue;
      state.renewal = hide(message, visibilityMs)
        .then(() => {
          state.renewAtMs = Date.now() + visibilityMs / 2;
        })
        .catch((error: unknown) => {
          state.renewAtMs = Infinity;
          swallowed('kept hidden', message, error);
        })
        .finally(() => {
          state.renewal = undefined;
        });
    }
  };

  const swallowed = (what: string, message: DequeuedMessageItem, error: unknown): void => {
    const [reason] = (error as Error).message.split('\n');
    log.host(
      'warning',
      `message ${message.messageId} of ${functionName} could not be ${what}, so it may come again: ${reason}`,
    );
  };

  const finish = (message: DequeuedMessageItem): void => {
    hidden.delete(message);
    running -= 1;
    if (running === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
    onDone?.();
  };

  return {
    add(message, work) {
      const state: Hidden = { renewAtMs: Date.now() + visibilityMs / 2, renewal: undefined };
      hidden.set(message, state);
      running += 1;
      ticker ??= setInterval(look, Math.min(LOOK_EVERY_MS, visibilityMs / 4)).unref();
      const settled = async (): Promise<void> => {
        hidden.delete(message);
        await state.renewal;
      };
      void work(settled)
        .catch((error: unknown) => {
          swallowed('finished', message, error);
        })
        .finally(() => {
          finish(message);
        });
    },
    async atMost(count) {
      while (running > count) {
        await new Promise<void>((resolve) => {
          const earlier = onDone;
          onDone = () => {
            onDone = undefined;
            earlier?.();
            resolve();
          };
        });
      }
    },
    async remove(message) {
      try {
        await queue.deleteMessage(message.messageId, message.popReceipt);
      } catch (error) {
        swallowed('deleted', message, error);
      }
    },
    async release(message, delayMs) {
      try {
        await hide(message, delayMs);
      } catch (error) {
        swallowed('released', message, error);
      }
    },
  };
}
