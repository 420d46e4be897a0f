import type { messagingApi } from '@line/bot-sdk';
import { offersCards, withoutWishChips } from '../../cards/quickReplies';
import type { Subscribers } from '../../subscriber/subscribers';

/** Messages as they are fit for somebody: who is in care is offered no cards, and gets those that they ask for. */
export async function messagesFor(
  { subscribers }: { readonly subscribers: Pick<Subscribers, 'inCare'> },
  userId: string | undefined,
  messages: messagingApi.Message[],
): Promise<messagingApi.Message[]> {
  if (userId === undefined || !offersCards(messages)) return messages;
  return (await subscribers.inCare(userId)) ? withoutWishChips(messages) : messages;
}
