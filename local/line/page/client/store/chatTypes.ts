import type { JsonObject } from './json';

export type User = {
  userId: string;
  displayName: string;
  language: string;
  pictureColor: string;
  following: boolean;
  blocked: boolean;
};

export type Via =
  | 'user'
  | 'reply'
  | 'push'
  | 'multicast'
  | 'broadcast'
  | 'narrowcast'
  | 'loading'
  | 'markAsRead'
  | 'system';

/** One line of a chat. `at` in ms, `cost` in messages of the monthly quota. */
export type Entry = {
  id: string;
  from: 'user' | 'bot' | 'system';
  via: Via;
  at: number;
  cost: number;
  message: JsonObject;
  webhookEventId?: string;
  requestId?: string;
  read?: boolean;
  unsent?: boolean;
};

export type Channel = {
  channelId: string;
  botName: string;
  botUserId: string;
  quota: { type: 'none' } | { type: 'limited'; value: number };
  consumption: number;
  webhook: { endpoint: string; active: boolean };
};

export type ApiRequest = {
  at: number;
  method: string;
  path: string;
  status: number;
  requestId: string;
  verdict: string;
  retryKey?: string;
  body?: unknown;
};

export type StreamEvent =
  | { type: 'entry' | 'entryChanged'; userId?: string; entry: Entry }
  | { type: 'user'; user: User }
  | { type: 'loading'; userId?: string; seconds: number; active: boolean }
  | { type: 'request'; request: ApiRequest }
  | { type: 'reset' };

/** Entries that are part of the conversation; the others tell what the platform did. */
export const isSpoken = (entry: Entry): boolean =>
  entry.via !== 'loading' && entry.via !== 'markAsRead';
