import type { Emulator } from '../emulator';
import { lineError, ok, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { bodyErrors } from '../messages/checkMessages';
import { ulid } from '../state/ids';
import { readChatToken } from '../webhook/buildEvent';
import type { Endpoint } from './endpoint';
import { invalidProperty, readJson } from './readJson';

const notFound = lineError(404, 'Not found', { verdict: 'notFound' });
const defaultLoadingSeconds = 20;

export const chatEndpoints: Endpoint[] = [
  { name: 'profile', method: 'GET', path: '/v2/bot/profile/{userId}', run: profile },
  {
    name: 'loading',
    method: 'POST',
    path: '/v2/bot/chat/loading/start',
    limit: 'loading',
    run: startLoading,
  },
  { name: 'markAsRead', method: 'POST', path: '/v2/bot/chat/markAsRead', run: markAsRead },
];

/** 404 for who never was a friend or has blocked the account. */
function profile(emulator: Emulator, exchange: Exchange): Answer {
  const user = emulator.chats.users.get(exchange.params.userId ?? '');
  if (!user?.following) return notFound;
  return ok({ displayName: user.displayName, userId: user.id, language: user.language });
}

/** @see https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator */
function startLoading(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  const { chatId, loadingSeconds } = read.json;
  if (typeof chatId !== 'string' || !/^U[0-9a-f]{32}$/.test(chatId))
    return invalidProperty('chatId');
  const seconds = loadingSeconds ?? defaultLoadingSeconds;
  if (typeof seconds !== 'number' || seconds < 5 || seconds > 60 || seconds % 5 !== 0) {
    return bodyErrors([
      { message: 'Must be a multiple of 5 between 5 and 60', property: 'loadingSeconds' },
    ]);
  }
  const user = emulator.chats.users.get(chatId);
  if (user?.following) {
    emulator.addEntry(user, {
      id: ulid(emulator.now()),
      from: 'system',
      via: 'loading',
      at: emulator.now(),
      cost: 0,
      message: { type: 'loading', seconds },
      requestId: exchange.requestId,
    });
    emulator.startLoading(user, seconds);
  }
  return { status: 202, body: {}, verdict: 'accepted' };
}

/** Marks the named message and all that the chat's users sent before it. */
function markAsRead(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  const { markAsReadToken } = read.json;
  const token = typeof markAsReadToken === 'string' ? readChatToken(markAsReadToken) : undefined;
  const chat = token ? emulator.chats.find(token.chatId) : undefined;
  if (!token || !chat) return invalidProperty('markAsReadToken');
  for (const entry of chat.transcript.entries()) {
    if (entry.from !== 'user' || entry.read !== false || entry.id > token.messageId) continue;
    entry.read = true;
    emulator.entryChanged(chat, entry);
  }
  return ok();
}
