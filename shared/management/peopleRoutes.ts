import { z } from 'zod';
import { readJson } from './readJson';
import { ok, type Route } from './route';

export interface PeopleRouteDeps {
  /** Forgets everything about somebody. */
  readonly eraseUser: (userId: string) => Promise<void>;
  /** Lets the bot speak again in a chat that was left to people. */
  readonly resumeChat: (chat: string) => Promise<void>;
}

/** @see https://developers.line.biz/en/docs/messaging-api/getting-user-ids/ */
const LineId = z
  .string()
  .regex(/^[UCR][0-9a-f]{32}$/, { error: 'expected a letter and 32 hexadecimal digits' });

/** Ids are in bodies: paths are kept by logs, the platform's and those of proxies. */
export const peopleRoutes: readonly Route<PeopleRouteDeps>[] = [
  {
    method: 'POST',
    path: 'users/forget',
    scope: 'erase',
    purpose: 'Forget everything about a user (userId): conversation, settings, cards, pictures',
    async handle({ eraseUser }, call) {
      const read = await readJson(call, z.object({ userId: LineId }));
      if ('refusal' in read) return read.refusal;
      const { userId } = read.value;
      call.about(userId);
      await eraseUser(userId);
      return ok({ erased: true });
    },
  },
  {
    method: 'POST',
    path: 'chats/resume',
    scope: 'operate',
    purpose: 'Let the bot speak again in a chat (chat) that was left to people',
    async handle({ resumeChat }, call) {
      const read = await readJson(call, z.object({ chat: LineId }));
      if ('refusal' in read) return read.refusal;
      const { chat } = read.value;
      call.about(chat);
      await resumeChat(chat);
      return ok({ resumed: true });
    },
  },
];
