import { newChatId } from './ids';
import type { Transcript } from './transcripts';
import { createTranscript } from './transcripts';

export type User = {
  kind: 'user';
  id: string;
  displayName: string;
  /** BCP 47, as LINE's profile gives it. */
  language: string;
  pictureColor: string;
  following: boolean;
  blocked: boolean;
  transcript: Transcript;
};

export type Group = {
  kind: 'group';
  id: string;
  name: string;
  userIds: string[];
  /** False once the bot has left. */
  joined: boolean;
  transcript: Transcript;
};

export type Chat = User | Group;

/** What the control API shows of a user. */
export const publicUser = (user: User) => ({
  userId: user.id,
  displayName: user.displayName,
  language: user.language,
  pictureColor: user.pictureColor,
  following: user.following,
  blocked: user.blocked,
});

const seeds = [
  { displayName: '佐藤 美咲', language: 'ja' },
  { displayName: 'สมหญิง ใจดี', language: 'th' },
  { displayName: '陳怡君', language: 'zh-TW' },
  { displayName: 'Emma Wilson', language: 'en' },
];

const colors = [
  '#5B8DEF',
  '#F2994A',
  '#27AE60',
  '#9B51E0',
  '#EB5757',
  '#2D9CDB',
  '#D4A017',
  '#C2559D',
];

export function createChats(options: { transcriptSize: number; seedUsers: boolean }) {
  const users = new Map<string, User>();
  const groups = new Map<string, Group>();

  function addUser(given: {
    displayName?: string | undefined;
    language?: string | undefined;
    seed?: string;
  }): User {
    const id = newChatId('U', given.seed);
    const user: User = {
      kind: 'user',
      id,
      displayName: given.displayName ?? `User ${users.size + 1}`,
      language: given.language ?? 'en',
      pictureColor: colors[users.size % colors.length] ?? '#5B8DEF',
      following: true,
      blocked: false,
      transcript: createTranscript(options.transcriptSize),
    };
    users.set(id, user);
    return user;
  }

  const api = {
    users,
    groups,
    addUser,
    addGroup(userIds: string[], name?: string): Group {
      const id = newChatId('C');
      const group: Group = {
        kind: 'group',
        id,
        name: name ?? `Group ${groups.size + 1}`,
        userIds,
        joined: true,
        transcript: createTranscript(options.transcriptSize),
      };
      groups.set(id, group);
      return group;
    },
    find: (id: string): Chat | undefined => users.get(id) ?? groups.get(id),
    reset() {
      users.clear();
      groups.clear();
      if (!options.seedUsers) return;
      for (const seed of seeds) addUser({ ...seed, seed: `seed user ${seed.language}` });
    },
  };
  api.reset();
  return api;
}
