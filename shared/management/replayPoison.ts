import type { Clock } from '../clock';
import type { MessageQueue, ReceivedMessage } from '../storage/messageQueue';

/** Long enough to move a message, short enough that an interrupted replay can soon be run again. */
const hiddenForSeconds = 60;

/**
 * Moves what is on a poison queue back to its queue, marked as replayed and due now, and returns how many messages that
 * were. A message is removed only once its copy is stored: an interruption may replay it twice, which the events' records absorb.
 * No more than were there at the start: what fails again meanwhile waits for the next replay.
 */
export async function replayPoison(
  poison: MessageQueue,
  queue: MessageQueue,
  clock: Clock,
): Promise<number> {
  const present = await poison.depth();
  let replayed = 0;
  while (replayed < present) {
    const max = Math.min(32, present - replayed);
    const messages = await poison.receive(max, hiddenForSeconds);
    if (messages.length === 0) break;
    for (const message of messages) {
      await queue.send(markReplayed(message, clock()));
      await poison.remove(message);
      replayed += 1;
    }
  }
  return replayed;
}

function markReplayed({ text }: ReceivedMessage, dueAt: number): string {
  let envelope: unknown;
  try {
    envelope = JSON.parse(text);
  } catch {
    return text;
  }
  if (!isObject(envelope) || !Array.isArray(envelope.items)) return text;
  const items: unknown[] = envelope.items;
  if (!items.every(isObject)) return text;
  return JSON.stringify({
    ...envelope,
    items: items.map((item) => ({ ...item, dueAt, replay: true })),
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
