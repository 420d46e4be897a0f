import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../../content/languages';
import type { HandledEvent } from '../../line/webhookEvent';
import { phrasesIn } from '../../phrases/phrasesIn';
import { postbackChip } from '../../cards/quickReplies';
import type { TurnResult } from '../../inbox/turnResult';
import type { Gate } from '../memory/chatGate';
import type { Remembered } from '../memory/remembered';
import { originOf } from '../memory/originOf';
import { callPersonData } from '../person/personDesk';
import type { SendMessages, TakeTurnDeps } from '../takeTurnDeps';
import { careRemembered } from './createCare';

/** Answers somebody who does not want to live: with helplines, without the model, and with nothing cheerful. */
export async function giveCare(
  deps: Pick<TakeTurnDeps, 'care' | 'memory' | 'offerPerson'>,
  event: HandledEvent,
  said: Remembered,
  { gate, language, usual }: { gate: Gate; language: Language; usual: Language },
  answer: SendMessages,
): Promise<TurnResult> {
  const { source, webhookEventId: id, timestamp: at } = event;
  const { words, told } = await deps.care.for({
    id,
    chat: gate.chat,
    userId: source?.userId,
    language,
    usual,
  });
  const answered = {
    id,
    at,
    from: 'bot',
    text: careRemembered.answered,
    author: source?.userId,
    answers: [said.id],
  } as const;
  await deps.memory.remember([{ ...said, text: careRemembered.said }, answered], {
    origin: originOf(event, [said.id]),
    gate,
  });
  const person = postbackChip(phrasesIn(language).label.person, callPersonData);
  const offersPerson = deps.offerPerson && source?.type === 'user';
  const message: messagingApi.TextMessage = {
    type: 'text',
    text: words,
    ...(offersPerson ? { quickReply: { items: [person] } } : {}),
  };
  const [result] = await Promise.all([answer([message]), told]);
  return result;
}
