import { assertQueueText } from '../../shared/storage/queueText';
import type { MessageQueue, ReceivedMessage } from '../../shared/storage/messageQueue';

const weekMs = 7 * 24 * 60 * 60 * 1000;

interface Held {
  readonly id: string;
  readonly text: string;
  readonly insertedAt: number;
  readonly expiresAt: number;
  visibleAt: number;
  dequeueCount: number;
  receipt: string;
}

/** A queue with what the host does to it beside what the product does: it shows a message again, and keeps it hidden. */
export interface SimulatedQueue extends MessageQueue {
  /** Hides a message that was received for so long from now on. False when the receipt is stale. */
  hide(message: ReceivedMessage, ms: number): boolean;
  /** When the next message becomes visible, ms; undefined when there is none. */
  nextVisibleAt(): number | undefined;
  texts(): string[];
}

/** `wake` is told whenever a message may be received at a time that was not known before. */
export function createSimulatedQueue(
  name: string,
  clock: () => number,
  wake: (queue: string, visibleAt: number) => void,
): SimulatedQueue {
  let messages: Held[] = [];
  let count = 0;
  const alive = () => {
    const now = clock();
    if (messages.some(({ expiresAt }) => expiresAt <= now)) {
      messages = messages.filter(({ expiresAt }) => expiresAt > now);
    }
    return messages;
  };
  const received = ({ id, text, receipt, dequeueCount, insertedAt }: Held): ReceivedMessage => ({
    id,
    text,
    receipt,
    dequeueCount,
    insertedAt: new Date(insertedAt),
  });
  return {
    name,
    async send(text, { hiddenForSeconds = 0, timeToLiveSeconds } = {}) {
      assertQueueText(name, text);
      count += 1;
      const now = clock();
      const visibleAt = now + hiddenForSeconds * 1000;
      const lives = timeToLiveSeconds === undefined ? weekMs : timeToLiveSeconds * 1000;
      const expiresAt = lives < 0 ? Number.POSITIVE_INFINITY : now + lives;
      const id = `${name}-${count}`;
      messages.push({
        id,
        text,
        insertedAt: now,
        expiresAt,
        visibleAt,
        dequeueCount: 0,
        receipt: '',
      });
      wake(name, visibleAt);
    },
    async receive(max, hiddenForSeconds) {
      const now = clock();
      const visible = alive().filter(({ visibleAt }) => visibleAt <= now);
      return visible.slice(0, max).map((message) => {
        message.visibleAt = now + hiddenForSeconds * 1000;
        message.dequeueCount += 1;
        message.receipt = `${message.id}-${message.dequeueCount}`;
        wake(name, message.visibleAt);
        return received(message);
      });
    },
    async peek(max) {
      const now = clock();
      const visible = alive().filter(({ visibleAt }) => visibleAt <= now);
      return visible.slice(0, max).map((message) => {
        const { id, text, dequeueCount, insertedAt } = received(message);
        return { id, text, dequeueCount, insertedAt };
      });
    },
    async remove({ id, receipt }) {
      messages = messages.filter((message) => message.id !== id || message.receipt !== receipt);
    },
    async depth() {
      return alive().length;
    },
    hide({ id, receipt }, ms) {
      const message = alive().find((held) => held.id === id && held.receipt === receipt);
      if (message === undefined) return false;
      message.visibleAt = clock() + ms;
      wake(name, message.visibleAt);
      return true;
    },
    nextVisibleAt() {
      const times = alive().map(({ visibleAt }) => visibleAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    texts: () => alive().map(({ text }) => text),
  };
}
