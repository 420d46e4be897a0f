import type { HandledEvent, MessageContent } from '../../line/webhookEvent';
import type { Remembered } from './remembered';

/** A message as it is remembered; in a group with the id of who said it. */
export function rememberedOf(
  event: HandledEvent & { message: MessageContent },
  text: string,
): Remembered {
  const { message, timestamp: at, source } = event;
  const author = source?.type === 'user' ? undefined : source?.userId;
  return { id: message.id, at, from: 'user', text, author };
}
