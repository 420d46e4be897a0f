import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { cardButtons } from './cardButtons';
import { chipCategories } from '../phrases/phrases';
import { phrasesIn } from '../phrases/phrasesIn';
import { readWishPostback, wishPostbackData } from './wishPostback';

/** A chip that says its label in the user's name and tells the bot `data` (at most 300 characters). */
export function postbackChip(label: string, data: string): messagingApi.QuickReplyItem {
  return { type: 'action', action: { type: 'postback', label, data, displayText: label } };
}

/** The data of a chip that shows the saved cards. */
export const savedCardsData = 'action=saved';

/** Chips that ask for rich messages. */
export function wishChips(language: Language): messagingApi.QuickReply {
  return { items: categoryChips(language) };
}

/** Whether a chip under a message offers a card. */
export function offersCards(messages: readonly messagingApi.Message[]): boolean {
  return messages.some(({ quickReply }) => quickReply?.items?.some(({ action }) => isWish(action)));
}

/** Messages without the chips that offer cards: for whoever nothing cheerful is to be offered. */
export function withoutWishChips(
  messages: readonly messagingApi.Message[],
): messagingApi.Message[] {
  return messages.map(({ quickReply, ...message }) => {
    const items = quickReply?.items?.filter(({ action }) => !isWish(action)) ?? [];
    return items.length === 0 ? message : { ...message, quickReply: { items } };
  });
}

function isWish(action: messagingApi.Action | undefined): boolean {
  if (action?.type !== 'postback') return false;
  const { data } = action;
  return data !== undefined && readWishPostback(data) !== undefined;
}

/** A text message with chips that ask for rich messages. */
export function textWithChips(text: string, language: Language): messagingApi.TextMessage {
  return { type: 'text', text, quickReply: wishChips(language) };
}

/** Chips under a card: one more of its kind, what can be done with it, what has been saved, and the other kinds. */
export function cardChips(
  language: Language,
  { key, category }: { readonly key: string; readonly category: string },
): messagingApi.QuickReply {
  const { label } = phrasesIn(language);
  return {
    items: [
      postbackChip(label.another, wishPostbackData({ category, language })),
      ...cardButtons(language, key).map((button) => postbackChip(button.label, button.data)),
      postbackChip(label.savedCards, savedCardsData),
      ...categoryChips(language),
    ],
  };
}

function categoryChips(language: Language): messagingApi.QuickReplyItem[] {
  const { categories } = phrasesIn(language);
  return chipCategories.map((category) =>
    postbackChip(categories[category], wishPostbackData({ category, language })),
  );
}
