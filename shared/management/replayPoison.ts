import type { MessageQueue, ReceivedMessage } from '../storage/messageQueue';

/** Long enough to move a message, short enough that an interrupted replay can soon be run again. */
const hiddenForSeconds = 60;

/**
 * Moves what is on a poison queue back to its queue, marked as replayed, and answers how many messages that were. A
 * message is removed only once its copy is stored: an interruption may replay it twice, which the events' records absorb.
 */
export async function replayPoison(poison: MessageQueue, queue: MessageQueue): Promise<number> {
  let replayed = 0;
  for (;;) {
    const messages = await poison.receive(32, hiddenForSeconds);
    if (messages.length === 0) return replayed;
    for (const message of messages) {
      await queue.send(markReplayed(message));
      await poison.remove(message);
      replayed += 1;
    }
  }
}

function markReplayed({ text }: ReceivedMessage): string {
  let envelope: { items?: unknown };
  try {
    envelope = JSON.parse(text) as { items?: unknown };
  } catch {
    return text;
  }
  if (!Array.isArray(envelope.items)) return text;
  const items = envelope.items.map((item: object) => ({ ...item, replay: true }));
  return JSON.stringify({ ...envelope, items });
}
