import type { MessageContent } from '../../line/webhookEvent';

/** A message without the mention that was for the bot: it is an address, not a word. */
export function withoutOwnMention(message: MessageContent): MessageContent {
  if (message.type !== 'text' || message.mention === undefined) return message;
  const own = message.mention.mentionees.filter(({ isSelf }) => isSelf === true);
  const text = own
    .toSorted((a, b) => b.index - a.index)
    .reduce(
      (rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length),
      message.text,
    )
    .trim();
  return { ...message, text };
}
