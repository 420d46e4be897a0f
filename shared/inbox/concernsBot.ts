import type { HandledEvent, MessageContent } from '../line/webhookEvent';

/**
 * Whether an event is for the bot. In groups and rooms people talk to each other: a message there is for the bot only when
 * it mentions it. What is not for the bot is let go before anything is written about it.
 */
export function concernsBot(event: HandledEvent): boolean {
  if (event.type !== 'message' || event.source?.type === 'user') return true;
  return mentionsBot(event.message);
}

/** Whether a message names the bot. */
export function mentionsBot(message: MessageContent): boolean {
  if (message.type !== 'text') return false;
  return message.mention?.mentionees.some(({ isSelf }) => isSelf === true) ?? false;
}
