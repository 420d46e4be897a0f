import type { messagingApi } from '@line/bot-sdk';
import type { ModelFailure } from '../../ai/modelError';
import type { KeptAnswer } from '../memory/laterAnswers';
import { phrasesIn } from '../../phrases/phrasesIn';
import { answerMessages, chatChips } from './answerMessages';
import { againChip } from './laterButton';
import type { ChatContext, ConverseDeps, Thought } from './chatContext';

/** What is sent of a thought: messages, or a picture that is yet to be drawn. */
export function keptAnswer(
  deps: Pick<ConverseDeps, 'offerPerson'>,
  { event }: ChatContext,
  result: Thought,
): KeptAnswer {
  const { language } = result;
  const offerPerson = deps.offerPerson && event.source?.type === 'user';
  switch (result.kind) {
    case 'picture':
      return { kind: 'picture', richMessage: result.richMessage, category: result.category };
    case 'messages':
      return { kind: 'messages', messages: result.messages };
    case 'said':
      return {
        kind: 'messages',
        messages: answerMessages(result.text, { language, offerPerson }),
      };
    case 'words': {
      const { text, after } = result;
      return { kind: 'messages', messages: answerMessages(text, { language, offerPerson, after }) };
    }
    default:
      return result satisfies never;
  }
}

/** What is remembered of it. */
export function saidOf(result: Thought): string {
  switch (result.kind) {
    case 'words':
    case 'said':
      return result.text;
    case 'messages':
      return result.said;
    case 'picture':
      return cardSaid(result.richMessage.altText);
    default:
      return result satisfies never;
  }
}

/** How a card is remembered. */
export function cardSaid(altText: string): string {
  return `[card: ${altText}]`;
}

/** What is said when a model fails, with a way to try again. */
export function failureMessages(
  deps: Pick<ConverseDeps, 'offerPerson'>,
  { event, language }: ChatContext,
  failure: ModelFailure,
): messagingApi.Message[] {
  const { thinkingFailed, thinkingLimited, refused } = phrasesIn(language);
  const text = {
    filtered: refused,
    rejected: thinkingFailed,
    limited: thinkingLimited,
    unavailable: thinkingFailed,
  }[failure];
  const { items = [] } = chatChips(language, deps.offerPerson && event.source?.type === 'user');
  const again = failure === 'filtered' ? [] : [againChip(language, event.webhookEventId)];
  return [{ type: 'text', text, quickReply: { items: [...again, ...items] } }];
}
