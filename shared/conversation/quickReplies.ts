import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { chipCategories, phrasesIn } from './phrases';
import { wishPostbackData } from './wishPostback';

/** Chips that ask for a rich message. With `another`, the first asks for one more of that category. */
export function wishChips(language: Language, another?: string): messagingApi.QuickReply {
  const phrases = phrasesIn(language);
  const chip = (label: string, category: string): messagingApi.QuickReplyItem => ({
    type: 'action',
    action: {
      type: 'postback',
      label,
      data: wishPostbackData({ category, language }),
      displayText: label,
    },
  });
  return {
    items: [
      ...(another === undefined ? [] : [chip(phrases.another, another)]),
      ...chipCategories.map((category) => chip(phrases.categories[category], category)),
    ],
  };
}
