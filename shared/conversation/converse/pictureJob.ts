import type { Origin } from '../memory/chatGate';
import type { KeptAnswer } from '../memory/laterAnswers';
import type { TurnResult } from '../../inbox/turnResult';
import type { ChatContext } from './chatContext';

/** Hands a picture to those who draw. */
export function pictureJob(
  { event, chat }: Pick<ChatContext, 'event' | 'chat'>,
  { richMessage, category }: KeptAnswer & { readonly kind: 'picture' },
  /** Who asked for it, which may be another than the one who fetches it. */
  { messageIds, askedBy, askedAt }: Origin,
): TurnResult {
  const { webhookEventId, timestamp, replyToken } = event;
  return {
    kind: 'handOver',
    job: {
      turn: { chat, webhookEventId, timestamp },
      replyToken,
      richMessage,
      category,
      owner: askedBy ?? chat,
      askedAt,
      messageIds: [...messageIds],
    },
  };
}
