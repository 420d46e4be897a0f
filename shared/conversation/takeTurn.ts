import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { findRichMessageWish } from '../content/richMessageIntent';
import { textLanguage } from '../content/textLanguage';
import type { LineMessaging } from '../line/lineMessaging';
import type { HandledEvent } from '../line/webhookEvent';
import type { PictureMaker } from '../richMessage/ensurePicture';
import type { Reporter } from '../telemetry/reporter';
import type { Subscribers } from '../subscriber/subscribers';
import type { DayCards } from './dayCards';
import type { EventRecord } from './eventRecords';
import type { TurnResult } from './handleLineEvents';
import { phrasesIn } from './phrases';
import { wishChips } from './quickReplies';
import { planRichMessage, richMessageAnswer } from './richMessageWish';
import { sendAnswer, type SendAnswerDeps } from './sendAnswer';
import { readWishPostback, type RichMessageWish } from './wishPostback';

/** Answers what asks for no rich message. The AI conversation takes this place when it is configured. */
export type Converse = (
  event: HandledEvent & { type: 'message' },
  language: Language,
) => Promise<messagingApi.Message[]>;

export interface TakeTurnDeps extends SendAnswerDeps {
  readonly dayCards: DayCards;
  readonly subscribers: Subscribers;
  readonly pictureMaker: Pick<PictureMaker, 'keyOf' | 'nameIfReady'>;
  readonly imageUrlOf: (key: string) => string;
  readonly line: LineMessaging;
  readonly converse: Converse;
  readonly reporter: Reporter;
}

/** Decides what one event asks for, and answers it or names the job that will. */
export async function takeTurn(
  deps: TakeTurnDeps,
  event: HandledEvent,
  chat: string,
  record: EventRecord,
): Promise<TurnResult> {
  const answer = async (messages: messagingApi.Message[]): Promise<TurnResult> => ({
    kind: 'ended',
    outcome: await sendAnswer(deps, record, {
      webhookEventId: event.webhookEventId,
      type: event.type,
      replyToken: event.replyToken,
      chat,
      messages,
    }),
  });

  switch (event.type) {
    case 'follow': {
      const isUnblocked = event.follow?.isUnblocked ?? false;
      const language = await deps.subscribers.follow(chat, isUnblocked);
      const { welcome, welcomeBack } = phrasesIn(language);
      return answer([textWithChips(isUnblocked ? welcomeBack : welcome, language)]);
    }
    case 'unfollow':
      await deps.subscribers.unfollow(chat);
      return { kind: 'ended', outcome: 'unfollowed' };
    case 'join':
      return answer([textWithChips(phrasesIn('en').groupGreeting, 'en')]);
    case 'postback': {
      const wish = readWishPostback(event.postback.data);
      if (wish === undefined) return { kind: 'ended', outcome: 'unknownPostback' };
      return makeWish(deps, event, chat, wish, answer);
    }
    case 'message': {
      const language = await languageOf(deps, event);
      const wish =
        event.message.type === 'text' ? findRichMessageWish(event.message.text) : undefined;
      if (wish !== undefined) return makeWish(deps, event, chat, wish, answer);
      return answer(await deps.converse(event, language));
    }
    default:
      return event satisfies never;
  }
}

/** A picture that is ready is sent at once; one that is not is a job, so that drawing never delays another chat. */
async function makeWish(
  deps: TakeTurnDeps,
  event: HandledEvent,
  chat: string,
  wish: RichMessageWish,
  answer: (messages: messagingApi.Message[]) => Promise<TurnResult>,
): Promise<TurnResult> {
  const { webhookEventId, timestamp } = event;
  const richMessage = await planRichMessage(deps, wish, { seed: webhookEventId, timestamp });
  const key = await deps.pictureMaker.keyOf(richMessage);
  if (await deps.pictureMaker.nameIfReady(key)) {
    return answer(richMessageAnswer(deps.imageUrlOf(key), richMessage, wish.category));
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
    },
  };
}

async function languageOf(
  deps: TakeTurnDeps,
  event: HandledEvent & { type: 'message' },
): Promise<Language> {
  const userId = event.source?.userId;
  const usual = userId === undefined ? 'en' : await deps.subscribers.languageOf(userId);
  return event.message.type === 'text' ? textLanguage(event.message.text, usual) : usual;
}

/** A text message with chips that ask for rich messages. */
export function textWithChips(text: string, language: Language): messagingApi.TextMessage {
  return { type: 'text', text, quickReply: wishChips(language) };
}
