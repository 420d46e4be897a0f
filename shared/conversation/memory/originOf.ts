import type { HandledEvent } from '../../line/webhookEvent';
import type { Origin } from './chatGate';

/** What an event and these messages of its sender are the origin of. */
export function originOf(
  { source, timestamp }: Pick<HandledEvent, 'source' | 'timestamp'>,
  messageIds: readonly string[],
): Origin {
  return { messageIds, askedBy: source?.userId, askedAt: timestamp };
}
