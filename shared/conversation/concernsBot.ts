import type { HandledEvent } from '../line/webhookEvent';

/**
 * Whether an event is for the bot. In groups and rooms people talk to each other: a message there is for the bot only when
 * it mentions it. What is not for the bot is let go before anything is written about it.
 */
export function concernsBot(event: HandledEvent): boolean {
  if (event.type !== 'message' || event.source?.type === 'user') return true;
  if (event.message.type !== 'text') return false;
  return event.message.mention?.mentionees.some(({ isSelf }) => isSelf === true) ?? false;
}
