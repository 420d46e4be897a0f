import type { messagingApi } from '@line/bot-sdk';
import { createImagemapMessage } from '../richMessage/imagemapMessage';
import type { RichMessage } from '../richMessage/richMessage';
import type { Language } from '../content/languages';
import type { CardRecord } from './cardRecords';
import { cardOf, type DayCards } from './dayCards';
import { cardChips } from './quickReplies';
import type { RichMessageWish } from './wishPostback';

/**
 * The rich message that answers a wish. `seed` and `timestamp` are the event's, so that every attempt at the event asks
 * for the same picture.
 */
export async function planRichMessage(
  { dayCards }: { readonly dayCards: DayCards },
  wish: RichMessageWish,
  { seed, timestamp }: { seed: string; timestamp: number },
): Promise<RichMessage> {
  const cards = await dayCards(wish, new Date(timestamp));
  const card = cards[cardOf(seed)];
  if (card === undefined) throw new RangeError('There is no card for this seed');
  return card;
}

/** The messages that show a picture which is ready. */
export function richMessageAnswer(
  imageUrl: string,
  { key, richMessage, category }: CardRecord,
  /** Of whoever sees it: the card's own words may be of another. */
  language: Language,
): messagingApi.Message[] {
  const imagemap = createImagemapMessage(richMessage, imageUrl);
  return [{ ...imagemap, quickReply: cardChips(language, { key, category }) }];
}
