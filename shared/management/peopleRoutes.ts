import { ok, problem, type Route } from './route';

export interface PeopleRouteDeps {
  /** Forgets everything about somebody. */
  readonly eraseUser: (userId: string) => Promise<void>;
  /** Lets the bot speak again in a chat that was left to people. */
  readonly resumeChat: (chat: string) => Promise<void>;
}

export const peopleRoutes: readonly Route<PeopleRouteDeps>[] = [
  {
    method: 'DELETE',
    path: 'users/{userId}',
    purpose: 'Forget everything about a user: conversation, settings, saved cards, pictures',
    async handle({ eraseUser }, { segments: [, userId = ''] }) {
      if (!isLineId(userId)) return notAnId('user');
      await eraseUser(userId);
      return ok({ erased: true });
    },
  },
  {
    method: 'POST',
    path: 'chats/{chat}/resume',
    purpose: 'Let the bot speak again in a chat that was left to people',
    async handle({ resumeChat }, { segments: [, chat = ''] }) {
      if (!isLineId(chat)) return notAnId('chat');
      await resumeChat(chat);
      return ok({ resumed: true });
    },
  },
];

/** @see https://developers.line.biz/en/docs/messaging-api/getting-user-ids/ */
function isLineId(id: string): boolean {
  return /^[UCR][0-9a-f]{32}$/.test(id);
}

function notAnId(what: string) {
  return problem(400, 'Not an id', `A ${what}'s id is a letter and 32 hexadecimal digits.`);
}
