import type { Clock } from '../clock';
import { assertQueueText } from './queueText';
import type { MessageQueue, ReceivedMessage } from './messageQueue';

interface Held {
  readonly id: string;
  readonly text: string;
  readonly insertedAt: number;
  readonly expiresAt: number;
  visibleAt: number;
  dequeueCount: number;
  receipt: string;
}

const sevenDaysSeconds = 7 * 24 * 60 * 60;

export interface MemoryQueue extends MessageQueue {
  /**
   * Hides a message from now on for `seconds`, as the host does with one that failed. A receipt that is stale changes
   * nothing.
   */
  hide(message: Pick<ReceivedMessage, 'id' | 'receipt'>, seconds: number): Promise<void>;
}

/** A queue in memory, with the visibility, expiry and receipts of a real one. */
export function createMemoryQueue(name: string, clock: Clock): MemoryQueue {
  let messages: Held[] = [];
  let count = 0;
  const alive = () => {
    messages = messages.filter(({ expiresAt }) => expiresAt > clock());
    return messages;
  };
  const visible = (max: number) =>
    alive()
      .filter(({ visibleAt }) => visibleAt <= clock())
      .slice(0, max);
  return {
    name,
    async send(text, { hiddenForSeconds = 0, timeToLiveSeconds = sevenDaysSeconds } = {}) {
      assertQueueText(name, text);
      count += 1;
      const now = clock();
      messages.push({
        id: `message-${count}`,
        text,
        insertedAt: now,
        expiresAt: now + timeToLiveSeconds * 1000,
        visibleAt: now + hiddenForSeconds * 1000,
        dequeueCount: 0,
        receipt: '',
      });
    },
    async receive(max, hiddenForSeconds) {
      const now = clock();
      return visible(max).map((message) => {
        message.visibleAt = now + hiddenForSeconds * 1000;
        message.dequeueCount += 1;
        message.receipt = `${message.id}-${message.dequeueCount}`;
        const { id, text, receipt, dequeueCount, insertedAt } = message;
        return { id, text, receipt, dequeueCount, insertedAt: new Date(insertedAt) };
      });
    },
    async peek(max) {
      return visible(max).map(({ id, text, dequeueCount, insertedAt }) => {
        return { id, text, dequeueCount, insertedAt: new Date(insertedAt) };
      });
    },
    async remove({ id, receipt }) {
      messages = messages.filter((message) => message.id !== id || message.receipt !== receipt);
    },
    async hide({ id, receipt }, seconds) {
      const found = alive().find((message) => message.id === id && message.receipt === receipt);
      if (found !== undefined) found.visibleAt = clock() + seconds * 1000;
    },
    async depth() {
      return alive().length;
    },
  };
}
