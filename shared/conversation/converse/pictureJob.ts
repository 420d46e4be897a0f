import type { KeptAnswer } from '../memory/laterAnswers';
import type { TurnResult } from '../../inbox/turnResult';
import type { ChatContext } from './chatContext';

/** Hands a picture to those who draw. */
export function pictureJob(
  { event, chat }: Pick<ChatContext, 'event' | 'chat'>,
  { richMessage, category }: KeptAnswer & { readonly kind: 'picture' },
  /** The messages that asked for it. */
  messageIds: readonly string[],
): TurnResult {
  const { webhookEventId, timestamp, replyToken, source } = event;
  return {
    kind: 'handOver',
    job: {
      turn: { chat, webhookEventId, timestamp },
      replyToken,
      richMessage,
      category,
      owner: source?.userId ?? chat,
      messageIds: [...messageIds],
    },
  };
}
