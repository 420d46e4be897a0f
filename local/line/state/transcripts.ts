import type { JsonObject } from '../http/exchange';

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

/** The newest `size` entries of a chat. Entries of a multicast are shared by all its recipients. */
export function createTranscript(size: number) {
  let entries: Entry[] = [];
  return {
    add(entry: Entry) {
      entries.push(entry);
      if (entries.length >= size * 2) entries = entries.slice(-size);
    },
    entries: () => (entries.length > size ? entries.slice(-size) : entries),
    find: (id: string) => entries.find((entry) => entry.id === id),
  };
}
export type Transcript = ReturnType<typeof createTranscript>;
