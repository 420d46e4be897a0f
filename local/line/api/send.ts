import { hash } from 'node:crypto';
import type { Emulator } from '../emulator';
import { lineError, type Answer } from '../http/answer';
import { header, type Exchange, type JsonObject } from '../http/exchange';
import type { Chat } from '../state/chats';
import { isRetryKey } from '../state/retryKeys';
import type { Entry, Via } from '../state/transcripts';
import { chatToken, readChatToken } from '../webhook/buildEvent';
import { bodyErrors } from '../messages/checkMessages';

/** Types whose sent messages can be quoted. @see https://developers.line.biz/en/docs/messaging-api/get-quote-tokens/ */
const quotable = new Set<unknown>(['text', 'textV2', 'sticker', 'image', 'video', 'template']);

export type SentMessage = { id: string; quoteToken?: string };

/** Puts messages into a chat, as one request that costs `cost`; the cost stands on the first of them. */
export function deliverMessages(
  emulator: Emulator,
  chat: Chat,
  messages: readonly JsonObject[],
  how: { via: Via; requestId: string; cost: number },
): SentMessage[] {
  return messages.map((message, index) => {
    const id = emulator.newMessageId();
    emulator.addEntry(chat, {
      id,
      from: 'bot',
      via: how.via,
      at: emulator.now(),
      cost: index === 0 ? how.cost : 0,
      message,
      requestId: how.requestId,
    });
    return quotable.has(message.type) ? { id, quoteToken: chatToken(id, chat) } : { id };
  });
}

/** The same messages to many users: the entries are made once and shared. */
export function deliverToMany(
  emulator: Emulator,
  chats: readonly Chat[],
  messages: readonly JsonObject[],
  how: { via: Via; requestId: string },
) {
  const entries: Entry[] = messages.map((message, index) => ({
    id: emulator.newMessageId(),
    from: 'bot',
    via: how.via,
    at: emulator.now(),
    cost: index === 0 ? 1 : 0,
    message,
    requestId: how.requestId,
  }));
  for (const chat of chats) {
    for (const entry of entries) emulator.addEntry(chat, entry);
  }
}

/** A quote token is good in the chat whose message it names. */
export const quoteTokensOf = (chat: Chat) => (token: string) =>
  readChatToken(token)?.chatId === chat.id;

export const monthlyLimit: Answer = lineError(429, 'You have reached your monthly limit.', {
  verdict: 'monthlyLimit',
});

/** `customAggregationUnits`: at most one name. @see https://developers.line.biz/en/docs/messaging-api/unit-based-statistics-aggregation/ */
export function checkUnits(units: unknown): Answer | undefined {
  if (units === undefined || units === null) return undefined;
  const property = 'customAggregationUnits';
  if (!Array.isArray(units)) return bodyErrors([{ message: 'Invalid value', property }]);
  if (units.length > 1) {
    return bodyErrors([{ message: 'Size must be between 0 and 1', property }]);
  }
  const [name] = units as unknown[];
  if (name === undefined || (typeof name === 'string' && /^[a-zA-Z0-9_]{1,30}$/.test(name))) {
    return undefined;
  }
  return bodyErrors([{ message: 'Invalid value', property: `${property}[0]` }]);
}

export function countUnits(emulator: Emulator, units: unknown) {
  if (Array.isArray(units) && typeof units[0] === 'string') emulator.quota.countUnit(units[0]);
}

/**
 * Runs a send under its retry key. A key that was accepted in the last 24 hours is answered with 409 and the request
 * id of then, whatever the body now says (the request log tells the two apart); only what was accepted keeps its key.
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function underRetryKey(
  emulator: Emulator,
  exchange: Exchange,
  send: () => Answer & { sentMessages?: SentMessage[] },
): Answer {
  const key = header(exchange, 'x-line-retry-key');
  if (key === undefined) return send();
  if (!isRetryKey(key)) {
    return lineError(400, "The value of the 'X-Line-Retry-Key' header is invalid", {
      verdict: 'invalidRetryKey',
    });
  }
  const bodyHash = hash('sha1', exchange.body);
  const accepted = emulator.retryKeys.find(key);
  if (accepted) {
    return {
      status: 409,
      body: {
        message: 'The retry key is already accepted',
        ...(accepted.sentMessages ? { sentMessages: accepted.sentMessages } : {}),
      },
      headers: { 'x-line-accepted-request-id': accepted.requestId },
      verdict: accepted.bodyHash === bodyHash ? 'alreadyAccepted' : 'alreadyAcceptedOtherBody',
    };
  }
  const { sentMessages, ...answer } = send();
  if (answer.status >= 200 && answer.status < 300) {
    emulator.retryKeys.accept(key, {
      requestId: exchange.requestId,
      bodyHash,
      ...(sentMessages ? { sentMessages } : {}),
    });
  }
  return answer;
}
