import { z } from 'zod';
import type { Emulator } from '../emulator';
import { header, type Exchange } from '../http/exchange';
import type { Answer } from '../http/answer';
import type { Route } from '../http/router';
import { publicUser, type Chat, type User } from '../state/chats';
import type { Deliver } from '../webhook/deliverEvents';
import { actAsUser, type GivenEvent } from '../webhook/userActions';
import { controlError, controlOk, readControl } from './controlAnswers';

const NewUser = z.object({
  displayName: z.string().min(1).max(100).optional(),
  language: z.string().min(2).max(35).optional(),
  /** `false`: a friend already, of whom the bot heard no `follow` event. */
  sendFollow: z.boolean().default(true),
});

const ManyUsers = z.object({
  count: z.number().int().min(1).max(100_000),
  language: z.string().min(2).max(35).optional(),
});

/** The part of an event that a user does; whatever else it has is sent along. */
export const GivenUserEvent = z.looseObject({ type: z.string().min(1) });

/** Where a user's pictures, recordings and files are uploaded, as bytes. */
export const contentPath = '/emulator/users/{userId}/content';

const GroupSource = z.object({ type: z.literal('group'), groupId: z.string() });

/** Users: who there is, what they do, what they see. */
export function userRoutes(emulator: Emulator, deliver: Deliver): Route[] {
  const { chats } = emulator;
  const ofUser =
    (call: (user: User, exchange: Exchange) => Answer | Promise<Answer>) =>
    (exchange: Exchange) => {
      const user = chats.users.get(exchange.params.userId ?? '');
      return user ? call(user, exchange) : controlError(404, 'No such user');
    };

  async function send(user: User, chat: Chat, given: GivenEvent): Promise<Answer> {
    const event = actAsUser(emulator, user, chat, given);
    const { statusCode } = await deliver([event]);
    const { webhookEventId, replyToken } = event;
    return controlOk({ webhookEventId, ...(replyToken ? { replyToken } : {}), status: statusCode });
  }

  return [
    {
      method: 'GET',
      path: '/emulator/users',
      handler: () => controlOk({ users: [...chats.users.values()].map(publicUser) }),
    },
    {
      method: 'POST',
      path: '/emulator/users',
      async handler(exchange) {
        const read = readControl(exchange, NewUser);
        if ('refusal' in read) return read.refusal;
        const user = chats.addUser(read.value);
        emulator.userChanged(user);
        if (read.value.sendFollow) await send(user, user, { type: 'follow' });
        return controlOk({ userId: user.id });
      },
    },
    {
      method: 'POST',
      path: '/emulator/users/bulk',
      handler(exchange) {
        const read = readControl(exchange, ManyUsers);
        if ('refusal' in read) return read.refusal;
        const { count, language } = read.value;
        const added = Array.from({ length: count }, () => chats.addUser({ language }).id);
        return controlOk({ userIds: added });
      },
    },
    {
      method: 'POST',
      path: '/emulator/users/{userId}/follow',
      handler: ofUser((user) => send(user, user, { type: 'follow' })),
    },
    {
      method: 'POST',
      path: '/emulator/users/{userId}/unfollow',
      handler: ofUser((user) => send(user, user, { type: 'unfollow' })),
    },
    {
      method: 'GET',
      path: '/emulator/users/{userId}/transcript',
      handler: ofUser((user) => controlOk({ entries: user.transcript.entries() })),
    },
    {
      method: 'POST',
      path: '/emulator/users/{userId}/events',
      handler: ofUser((user, exchange) => {
        const read = readControl(exchange, GivenUserEvent);
        if ('refusal' in read) return read.refusal;
        const chat = chatOf(emulator, user, read.value);
        if ('refusal' in chat) return chat.refusal;
        if (user.blocked && chat.chat === user && read.value.type === 'message') {
          return controlError(409, 'The user has blocked the bot');
        }
        return send(user, chat.chat, read.value);
      }),
    },
    {
      method: 'POST',
      path: contentPath,
      handler: ofUser((_user, exchange) => {
        const messageId = emulator.newMessageId();
        const fileName = header(exchange, 'x-file-name');
        const preparingMs = Number(header(exchange, 'x-preparing-ms') ?? 0);
        emulator.contents.add(messageId, {
          bytes: exchange.body,
          contentType: header(exchange, 'content-type') ?? 'application/octet-stream',
          ...(fileName ? { fileName: decodeName(fileName) } : {}),
          readyAt: emulator.now() + preparingMs,
        });
        return controlOk({ messageId });
      }),
    },
  ];
}

/** The group that the event's `source` names, else the user's own chat with the bot. */
export function chatOf(
  emulator: Emulator,
  user: User,
  event: GivenEvent,
): { chat: Chat } | { refusal: Answer } {
  const source = GroupSource.safeParse(event.source);
  if (!source.success) return { chat: user };
  const group = emulator.chats.groups.get(source.data.groupId);
  if (!group) return { refusal: controlError(404, 'No such group') };
  if (!group.userIds.includes(user.id)) {
    return { refusal: controlError(409, 'The user is not in the group') };
  }
  return { chat: group };
}

/** Headers are Latin-1, so the page encodes file names. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
