import type { Emulator } from '../emulator';
import { isObject, type JsonObject } from '../http/exchange';
import type { Chat, User } from '../state/chats';
import { buildEvent, type WebhookEvent } from './buildEvent';

export type GivenEvent = JsonObject & { type: string };

/**
 * Makes a user do something: keeps it in the transcript, issues the reply token, and answers the event to deliver.
 * `follow`, `unfollow` and `unsend` change the emulator's state too.
 */
export function actAsUser(
  emulator: Emulator,
  user: User | undefined,
  chat: Chat,
  given: GivenEvent,
): WebhookEvent {
  const completed =
    given.type === 'follow' && user && !isObject(given.follow)
      ? { ...given, follow: { isUnblocked: user.blocked } }
      : given;
  const event = buildEvent(emulator, user, chat, completed);
  if (event.replyToken) emulator.replyTokens.issue(event.replyToken, chat.id);
  if (user && given.type === 'follow') setFollowing(emulator, user, true);
  if (user && given.type === 'unfollow') setFollowing(emulator, user, false);
  if (given.type === 'unsend') unsend(emulator, chat, given);
  else record(emulator, chat, event);
  return event;
}

function setFollowing(emulator: Emulator, user: User, following: boolean) {
  user.following = following;
  user.blocked = !following;
  emulator.userChanged(user);
}

function record(emulator: Emulator, chat: Chat, event: WebhookEvent) {
  const isMessage = event.type === 'message' && isObject(event.message);
  const message = isMessage ? (event.message as JsonObject) : withoutEnvelope(event);
  emulator.addEntry(chat, {
    id: isMessage ? String((event.message as JsonObject).id) : event.webhookEventId,
    from: isMessage || event.type === 'postback' ? 'user' : 'system',
    via: isMessage || event.type === 'postback' ? 'user' : 'system',
    at: event.timestamp,
    cost: 0,
    message,
    webhookEventId: event.webhookEventId,
    ...(isMessage ? { read: false } : {}),
  });
}

function withoutEnvelope(event: WebhookEvent): JsonObject {
  const { webhookEventId, timestamp, deliveryContext, replyToken, source, mode, ...rest } = event;
  void [webhookEventId, timestamp, deliveryContext, replyToken, source, mode];
  return rest;
}

/** The words leave the transcript too: what was unsent is nowhere to be read. */
function unsend(emulator: Emulator, chat: Chat, given: GivenEvent) {
  const { unsend: what } = given;
  const messageId = isObject(what) && typeof what.messageId === 'string' ? what.messageId : '';
  emulator.contents.unsend(messageId);
  const entry = chat.transcript.find(messageId);
  if (!entry) return;
  entry.unsent = true;
  entry.message = { type: entry.message.type, id: messageId };
  emulator.entryChanged(chat, entry);
}
