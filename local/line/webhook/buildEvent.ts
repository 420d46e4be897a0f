import type { Emulator } from '../emulator';
import { isObject, type JsonObject } from '../http/exchange';
import type { Chat, User } from '../state/chats';
import { newReplyToken, ulid } from '../state/ids';

/** Events that can be answered. @see https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects */
const answerable = new Set([
  'message',
  'messageEdited',
  'follow',
  'join',
  'memberJoined',
  'postback',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
]);

const quotable = new Set(['text', 'sticker', 'image', 'video']);
const contentTypes = new Set(['image', 'video', 'audio', 'file']);

export type WebhookEvent = JsonObject & {
  type: string;
  webhookEventId: string;
  timestamp: number;
  deliveryContext: { isRedelivery: boolean };
  replyToken?: string;
};

/**
 * A whole webhook event out of the part that a user does: adds timestamp, source, mode, ids and tokens. What the given
 * event already has is kept, so that a test can send what LINE might send one day.
 */
export function buildEvent(
  emulator: Emulator,
  user: User | undefined,
  chat: Chat,
  given: JsonObject & { type: string },
): WebhookEvent {
  const now = emulator.now();
  const mode = given.mode ?? 'active';
  const replyToken =
    answerable.has(given.type) && mode !== 'standby'
      ? { replyToken: typeof given.replyToken === 'string' ? given.replyToken : newReplyToken() }
      : {};
  const { source, ...rest } = given;
  return {
    ...rest,
    ...replyToken,
    ...(given.type === 'message' && isObject(given.message)
      ? { message: buildMessage(emulator, chat, given.message) }
      : {}),
    ...(given.type === 'follow' && !isObject(given.follow)
      ? { follow: { isUnblocked: false } }
      : {}),
    webhookEventId: typeof given.webhookEventId === 'string' ? given.webhookEventId : ulid(now),
    deliveryContext: { isRedelivery: false },
    timestamp: typeof given.timestamp === 'number' ? given.timestamp : now,
    source: { ...sourceOf(user, chat), ...(isObject(source) ? source : {}) },
    mode,
  };
}

function sourceOf(user: User | undefined, chat: Chat): JsonObject {
  if (chat.kind === 'user') return { type: 'user', userId: chat.id };
  return { type: 'group', groupId: chat.id, ...(user ? { userId: user.id } : {}) };
}

function buildMessage(emulator: Emulator, chat: Chat, given: JsonObject): JsonObject {
  const id = typeof given.id === 'string' ? given.id : emulator.newMessageId();
  const type = typeof given.type === 'string' ? given.type : '';
  const content = emulator.contents.find(id);
  const file = content && content !== 'gone' ? content : undefined;
  return {
    ...(quotable.has(type) ? { quoteToken: chatToken(id, chat) } : {}),
    markAsReadToken: chatToken(id, chat),
    ...(type === 'sticker' ? { stickerResourceType: 'STATIC' } : {}),
    ...(contentTypes.has(type) && type !== 'file' ? { contentProvider: { type: 'line' } } : {}),
    ...(type === 'file'
      ? { fileName: file?.fileName ?? 'file', fileSize: file?.bytes.length ?? 0 }
      : {}),
    ...given,
    id,
  };
}

/** A token that names a message and its chat; it never expires and is good in that chat alone. */
export const chatToken = (messageId: string, { id }: Chat): string =>
  `${messageId}-${id.slice(0, 1)}${Buffer.from(id.slice(1), 'hex').toString('base64url')}`;

/** What a `chatToken` names; `undefined` when it is none. */
export function readChatToken(token: string): { messageId: string; chatId: string } | undefined {
  const [, messageId, kind, id] = /^(.+)-([UC])([\w-]{22})$/.exec(token) ?? [];
  if (!messageId || !kind || !id) return undefined;
  return { messageId, chatId: kind + Buffer.from(id, 'base64url').toString('hex') };
}
