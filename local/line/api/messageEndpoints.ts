import type { Emulator } from '../emulator';
import { lineError, ok, type Answer } from '../http/answer';
import type { Exchange, JsonObject } from '../http/exchange';
import { bodyErrors, checkMessages } from '../messages/checkMessages';
import type { Chat } from '../state/chats';
import type { Endpoint } from './endpoint';
import { invalidProperty, readJson } from './readJson';
import {
  checkUnits,
  countUnits,
  deliverMessages,
  deliverToMany,
  monthlyLimit,
  quoteTokensOf,
  underRetryKey,
} from './send';

const maxRecipients = 500;

/** @see https://developers.line.biz/en/reference/messaging-api/#messages */
export const messageEndpoints: Endpoint[] = [
  { name: 'reply', method: 'POST', path: '/v2/bot/message/reply', run: reply },
  { name: 'push', method: 'POST', path: '/v2/bot/message/push', takesRetryKey: true, run: push },
  {
    name: 'multicast',
    method: 'POST',
    path: '/v2/bot/message/multicast',
    limit: 'multicast',
    takesRetryKey: true,
    run: multicast,
  },
  {
    name: 'broadcast',
    method: 'POST',
    path: '/v2/bot/message/broadcast',
    limit: 'broadcast',
    takesRetryKey: true,
    run: broadcast,
  },
  ...['reply', 'push', 'multicast', 'narrowcast', 'broadcast'].map((kind): Endpoint => ({
    name: `validate/${kind}`,
    method: 'POST',
    path: `/v2/bot/message/validate/${kind}`,
    run: validate,
  })),
];

function reply(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  const { replyToken, messages } = read.json;
  if (typeof replyToken !== 'string') return invalidProperty('replyToken');
  const token = emulator.replyTokens.look(replyToken);
  const chat = token.kind === 'valid' ? openChat(emulator, token.chatId) : undefined;
  const refusal = checkMessages(messages, destinationOf(chat)) ?? checkNotification(read.json);
  if (refusal) return refusal;
  if (!chat) {
    const why = { valid: 'Unknown', used: 'Used', expired: 'Expired', unknown: 'Unknown' }[
      token.kind
    ];
    return lineError(400, 'Invalid reply token', { verdict: `replyToken${why}` });
  }
  emulator.replyTokens.use(replyToken);
  const list = messages as JsonObject[];
  if (isOutOfReach(chat)) return ok({ sentMessages: unseen(emulator, list) }, 'acceptedBlocked');
  const how = { via: 'reply', requestId: exchange.requestId, cost: 0 } as const;
  return ok({ sentMessages: deliverMessages(emulator, chat, list, how) });
}

function push(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  return underRetryKey(emulator, exchange, () => pushOnce(emulator, exchange, read.json));
}

function pushOnce(emulator: Emulator, exchange: Exchange, json: JsonObject) {
  const { to, messages } = json;
  if (typeof to !== 'string' || !/^[UCR][0-9a-f]{32}$/.test(to)) return invalidProperty('to');
  const chat = openChat(emulator, to);
  const refusal =
    checkMessages(messages, destinationOf(chat)) ??
    checkNotification(json) ??
    checkUnits(json.customAggregationUnits);
  if (refusal) return refusal;
  if (!chat) {
    return lineError(400, 'Failed to send messages', { verdict: 'unknownRecipient' });
  }
  const list = messages as JsonObject[];
  if (isOutOfReach(chat)) {
    const sentMessages = unseen(emulator, list);
    return { ...ok({ sentMessages }, 'acceptedBlocked'), sentMessages };
  }
  const cost = chat.kind === 'user' ? 1 : chat.userIds.length;
  if (!emulator.quota.allows(cost)) return monthlyLimit;
  emulator.quota.spend(cost);
  countUnits(emulator, json.customAggregationUnits);
  const how = { via: 'push', requestId: exchange.requestId, cost } as const;
  const sentMessages = deliverMessages(emulator, chat, list, how);
  return { ...ok({ sentMessages }), sentMessages };
}

function multicast(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  return underRetryKey(emulator, exchange, () => {
    const { to } = read.json;
    if (!Array.isArray(to)) return invalidProperty('to');
    if (to.length < 1 || to.length > maxRecipients) {
      return bodyErrors([
        { message: `Size must be between 1 and ${maxRecipients}`, property: 'to' },
      ]);
    }
    const wrong = to.findIndex((id) => typeof id !== 'string' || !/^U[0-9a-f]{32}$/.test(id));
    if (wrong >= 0) return invalidProperty(`to[${wrong}]`);
    const units = checkUnits(read.json.customAggregationUnits);
    if (units) return units;
    return sendToMany(emulator, exchange, read.json, 'multicast', new Set(to as string[]));
  });
}

function broadcast(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  return underRetryKey(emulator, exchange, () =>
    sendToMany(emulator, exchange, read.json, 'broadcast', emulator.chats.users.keys()),
  );
}

/** A user who is named twice gets the messages once; blocked and unknown ones are passed over and cost nothing. */
function sendToMany(
  emulator: Emulator,
  exchange: Exchange,
  json: JsonObject,
  via: 'multicast' | 'broadcast',
  userIds: Iterable<string>,
): Answer {
  const refusal = checkMessages(json.messages, { toGroup: false }) ?? checkNotification(json);
  if (refusal) return refusal;
  const reached: Chat[] = [];
  for (const id of userIds) {
    const user = emulator.chats.users.get(id);
    if (user?.following) reached.push(user);
  }
  if (!emulator.quota.allows(reached.length)) return monthlyLimit;
  emulator.quota.spend(reached.length);
  countUnits(emulator, json.customAggregationUnits);
  const messages = json.messages as JsonObject[];
  deliverToMany(emulator, reached, messages, { via, requestId: exchange.requestId });
  return ok();
}

function validate(_emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  return checkMessages(read.json.messages, { toGroup: false }) ?? ok();
}

function checkNotification({ notificationDisabled }: JsonObject): Answer | undefined {
  const isFine = notificationDisabled === undefined || typeof notificationDisabled === 'boolean';
  return isFine ? undefined : invalidProperty('notificationDisabled');
}

/** LINE accepts messages to who has blocked the account, and shows them to nobody. */
const isOutOfReach = (chat: Chat) => chat.kind === 'user' && !chat.following;

const unseen = (emulator: Emulator, messages: readonly JsonObject[]) =>
  messages.map(() => ({ id: emulator.newMessageId() }));

/** A chat that can be written to: any user's, and a group's until the bot has left. */
function openChat(emulator: Emulator, id: string): Chat | undefined {
  const chat = emulator.chats.find(id);
  return chat?.kind === 'group' && !chat.joined ? undefined : chat;
}

const destinationOf = (chat: Chat | undefined) =>
  chat
    ? { toGroup: chat.kind === 'group', ownsQuoteToken: quoteTokensOf(chat) }
    : { toGroup: false };
