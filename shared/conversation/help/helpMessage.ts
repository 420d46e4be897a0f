import type { messagingApi } from '@line/bot-sdk';
import { postbackChip, savedCardsData, wishChips } from '../../cards/quickReplies';
import type { Language } from '../../content/languages';
import { phrasesIn } from '../../phrases/phrasesIn';
import { callPersonData } from '../person/personDesk';

/** What the bot can do, with examples to tap. It never asks the model. */
export function helpMessage(language: Language, offerPerson: boolean): messagingApi.TextMessage {
  const { help, label } = phrasesIn(language);
  const { items = [] } = wishChips(language);
  const saved = postbackChip(label.savedCards, savedCardsData);
  const person = postbackChip(label.person, callPersonData);
  const chips = [...items, saved, ...(offerPerson ? [person] : [])];
  return { type: 'text', text: help, quickReply: { items: chips } };
}
