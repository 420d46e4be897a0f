import type { ChatRecall } from './memory/chatMemory';
import type { Remembered } from './memory/remembered';
import { originOf } from './memory/originOf';
import type { MessageEvent, TakeTurnDeps } from './takeTurnDeps';
import type { TurnFacts } from '../inbox/turnFacts';

/** How long the others of a set are waited for: LINE sends their events at about the same time. */
const waitMs = 2500;
const pollMs = 100;

/**
 * Pictures that were sent together come as an event each, and get one answer: the last of them gives it. `wait`: others are
 * still to come. Else the pictures of the set that came before this one; undefined for a picture by itself.
 */
export async function gatherImageSet(
  { memory, timers }: Pick<TakeTurnDeps, 'memory' | 'timers'>,
  event: MessageEvent,
  { waiting }: TurnFacts,
  recall: ChatRecall,
): Promise<'wait' | readonly Remembered[] | undefined> {
  const { message, timestamp, source } = event;
  const set = message.type === 'image' ? message.imageSet : undefined;
  if (set === undefined || (set.total ?? 1) < 2) return undefined;
  const earlier = recall.messages.filter(
    (known) => known.set === set.id && known.id !== message.id,
  );
  const total = set.total ?? 1;
  for (let waited = 0; earlier.length + 1 < total; waited += pollMs) {
    const others = (await waiting()).filter(
      (other) =>
        other.type === 'message' &&
        other.message.type === 'image' &&
        other.message.imageSet?.id === set.id &&
        other.message.id !== message.id,
    );
    if (others.length > 0) {
      const author = source?.type === 'user' ? undefined : source?.userId;
      const seen = {
        id: message.id,
        at: timestamp,
        from: 'user',
        text: '[picture]',
        author,
      } as const;
      const writing = { origin: originOf(event, [message.id]), gate: recall.gate };
      await memory.remember([{ ...seen, picture: true, set: set.id }], writing);
      return 'wait';
    }
    if (waited >= waitMs) break;
    await timers.delay(pollMs);
  }
  return earlier;
}
