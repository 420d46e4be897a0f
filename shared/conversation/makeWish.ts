import type { messagingApi } from '@line/bot-sdk';
import type { HandledEvent } from '../line/webhookEvent';
import type { PictureMaker } from '../richMessage/picture/ensurePicture';
import type { CardRecords } from '../cards/cardRecords';
import { cardSaid } from './converse/keptAnswer';
import type { DayCards } from '../cards/dayCards';
import type { Gate } from './memory/chatGate';
import type { ChatMemory } from './memory/chatMemory';
import type { Remembered } from './memory/remembered';
import { originOf } from './memory/originOf';
import { planRichMessage, richMessageAnswer } from '../cards/richMessageWish';
import type { SendAnswerDeps } from '../delivery/sendAnswer';
import type { TurnResult } from '../inbox/turnResult';
import type { RichMessageWish } from '../cards/wishPostback';

export interface MakeWishDeps extends SendAnswerDeps {
  readonly dayCards: DayCards;
  readonly pictureMaker: Pick<PictureMaker, 'keyOf' | 'nameIfReady'>;
  readonly imageUrlOf: (key: string) => string;
  readonly cards: Pick<CardRecords, 'keep'>;
  readonly memory: Pick<ChatMemory, 'remember'>;
}

/**
 * Answers a wish for a card. A picture that is ready is sent at once; one that is not is a job, so that drawing never delays
 * another chat.
 */
export async function makeWish(
  deps: MakeWishDeps,
  event: HandledEvent,
  chat: string,
  wish: RichMessageWish,
  /** What the person has said, if it was said in words. */
  said: Remembered | undefined,
  /** What is known of deletions in the chat. */
  gate: Gate,
  answer: (messages: messagingApi.Message[]) => Promise<TurnResult>,
): Promise<TurnResult> {
  const { webhookEventId, timestamp } = event;
  const richMessage = await planRichMessage(deps, wish, { seed: webhookEventId, timestamp });
  const key = await deps.pictureMaker.keyOf(richMessage);
  const shown: Remembered = {
    id: webhookEventId,
    at: timestamp,
    from: 'bot',
    text: cardSaid(richMessage.altText),
    author: event.source?.userId,
    card: { key, category: wish.category },
    ...(said === undefined ? {} : { answers: [said.id] }),
  };
  const remembering = deps.memory.remember(said === undefined ? [shown] : [said, shown], {
    origin: originOf(event, said === undefined ? [] : [said.id]),
    gate,
  });
  const [isReady] = await Promise.all([deps.pictureMaker.nameIfReady(key), remembering]);
  if (isReady) {
    const card = { key, richMessage, category: wish.category };
    await deps.cards.keep(card);
    return answer(richMessageAnswer(deps.imageUrlOf(key), card, wish.language));
  }
  // Only a one-to-one chat can show it, and nothing depends on it.
  if (event.source?.type === 'user') void deps.line.showLoading(chat, 20).catch(() => undefined);
  return {
    kind: 'handOver',
    job: {
      turn: { chat, webhookEventId, timestamp },
      replyToken: event.replyToken,
      richMessage,
      category: wish.category,
      language: wish.language,
    },
  };
}
