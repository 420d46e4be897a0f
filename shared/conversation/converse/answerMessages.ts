import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../../content/languages';
import { callPersonData } from '../person/personDesk';
import { maxMessages } from '../../line/messageLimits';
import { phrasesIn } from '../../phrases/phrasesIn';
import { postbackChip, wishChips } from '../../cards/quickReplies';
import { markdownText } from '../reply/markdownText';
import { splitText } from '../reply/splitText';

export interface AnswerOptions {
  readonly language: Language;
  /** Whether the chips offer to call somebody of the team. */
  readonly offerPerson: boolean;
  /** What follows the words. */
  readonly after?: messagingApi.Message[];
}

/** A model's words as LINE shows them: plain text, long ones in several messages, chips under the last. */
export function answerMessages(
  text: string,
  { language, offerPerson, after = [] }: AnswerOptions,
): messagingApi.Message[] {
  const following = after.slice(0, maxMessages - 1);
  const words = splitText(markdownText(text) || text, maxMessages - following.length, language);
  const messages: messagingApi.Message[] = [
    ...words.map((part): messagingApi.TextMessage => ({ type: 'text', text: part })),
    ...following,
  ];
  const last = messages.at(-1);
  if (last === undefined) return messages;
  return [...messages.slice(0, -1), { ...last, quickReply: chatChips(language, offerPerson) }];
}

/** Chips under an answer: cards, and the way to a person. */
export function chatChips(language: Language, offerPerson: boolean): messagingApi.QuickReply {
  const { items = [] } = wishChips(language);
  const person = postbackChip(phrasesIn(language).label.person, callPersonData);
  return { items: offerPerson ? [...items, person] : items };
}
