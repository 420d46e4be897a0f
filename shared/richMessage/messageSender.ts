import type { messagingApi } from '@line/bot-sdk';
import type { RichMessage } from './richMessage';

/** The sender of a message, as a part of it. */
export function senderOf({ sender }: Pick<RichMessage, 'sender'>): {
  sender?: messagingApi.Sender;
} {
  if (sender === undefined) return {};
  const { name, iconUrl } = sender;
  return {
    sender: {
      ...(name === undefined ? {} : { name }),
      ...(iconUrl === undefined ? {} : { iconUrl }),
    },
  };
}
