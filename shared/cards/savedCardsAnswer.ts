import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { createFlexCarousel } from '../richMessage/flexMessage';
import { phrasesIn } from '../phrases/phrasesIn';
import { wishChips } from './quickReplies';
import { cardPostbackData } from './cardButtons';
import type { CardRecord } from './cardRecords';

/** The cards that somebody has saved, beside each other. */
export function savedCardsAnswer(
  cards: readonly CardRecord[],
  language: Language,
  imageUrlOf: (key: string) => string,
): messagingApi.Message[] {
  const { savedNone, savedTitle, label } = phrasesIn(language);
  if (cards.length === 0) {
    return [{ type: 'text', text: savedNone, quickReply: wishChips(language) }];
  }
  const carousel = createFlexCarousel(
    cards.map(({ key, richMessage }) => ({
      message: richMessage,
      imageUrl: imageUrlOf(key),
      buttons: [
        {
          label: label.show,
          data: cardPostbackData('show', key, language),
          displayText: label.show,
        },
        {
          label: label.remove,
          data: cardPostbackData('remove', key, language),
          displayText: label.remove,
        },
      ],
    })),
    savedTitle,
  );
  return [{ ...carousel, quickReply: wishChips(language) }];
}
