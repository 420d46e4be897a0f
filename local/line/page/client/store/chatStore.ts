import {
  isSpoken,
  type ApiRequest,
  type Channel,
  type Entry,
  type StreamEvent,
  type User,
} from './chatTypes';
import { connectStream } from './connectStream';
import type { EmulatorApi } from './emulatorApi';

export type Change =
  | { kind: 'users' }
  | { kind: 'selected' }
  | { kind: 'transcript'; userId: string }
  | { kind: 'entry' | 'entryChanged'; userId: string; entry: Entry }
  | { kind: 'loading'; userId: string }
  | { kind: 'channel' }
  | { kind: 'requests' }
  | { kind: 'connection' };

/** Transcripts are fetched at the start for so many users; those of others when they are opened. */
const previewedUsers = 40;
const keptRequests = 200;

/** What the page knows. The emulator is the truth: after every (re)connection all of it is fetched anew. */
export function createChatStore(api: EmulatorApi) {
  const listeners = new Set<(change: Change) => void>();
  const transcripts = new Map<string, Entry[]>();
  const unread = new Map<string, number>();
  const loading = new Map<string, number>();
  const tell = (change: Change) => listeners.forEach((listener) => listener(change));

  const store = {
    users: [] as User[],
    channel: undefined as Channel | undefined,
    requests: [] as ApiRequest[],
    selectedId: undefined as string | undefined,
    connected: false,
    clockOffsetMs: 0,
    listen: (listener: (change: Change) => void) => void listeners.add(listener),
    now: () => Date.now() + store.clockOffsetMs,
    user: (userId: string | undefined) => store.users.find((user) => user.userId === userId),
    selected: () => store.user(store.selectedId),
    entries: (userId: string): Entry[] => transcripts.get(userId) ?? [],
    unread: (userId: string) => unread.get(userId) ?? 0,
    isLoading: (userId: string) => loading.has(userId),
    select(userId: string | undefined) {
      if (store.selectedId === userId) return;
      store.selectedId = userId;
      if (userId !== undefined) {
        unread.delete(userId);
        if (!transcripts.has(userId)) void loadTranscript(userId);
      }
      tell({ kind: 'selected' });
      tell({ kind: 'users' });
    },
    start() {
      connectStream({ opened: () => void loadAll(), lost, received });
    },
  };

  function lost() {
    store.connected = false;
    tell({ kind: 'connection' });
  }

  async function loadAll() {
    try {
      const [users, channel, clock, requests] = await Promise.all([
        api.users(),
        api.channel(),
        api.clock(),
        api.requests(),
      ]);
      store.users = users;
      store.channel = channel;
      store.clockOffsetMs = clock.now - Date.now();
      store.requests = requests.slice(-keptRequests);
      store.connected = true;
      loading.clear();
      if (!store.selected()) store.selectedId = undefined;
      for (const kind of ['connection', 'users', 'channel', 'requests'] as const) tell({ kind });
      const wanted = users.slice(0, previewedUsers).map(({ userId }) => userId);
      if (store.selectedId && !wanted.includes(store.selectedId)) wanted.push(store.selectedId);
      await Promise.all(wanted.map(loadTranscript));
    } catch {
      lost();
    }
  }

  async function loadTranscript(userId: string) {
    transcripts.set(userId, await api.transcript(userId));
    tell({ kind: 'transcript', userId });
    tell({ kind: 'users' });
  }

  async function loadChannel() {
    store.channel = await api.channel();
    tell({ kind: 'channel' });
  }

  function received(event: StreamEvent) {
    switch (event.type) {
      case 'entry':
        if (event.userId) addEntry(event.userId, event.entry);
        return;
      case 'entryChanged':
        if (event.userId) replaceEntry(event.userId, event.entry);
        return;
      case 'user':
        return replaceUser(event.user);
      case 'loading':
        return event.userId ? setLoading(event.userId, event) : undefined;
      case 'request':
        store.requests = [...store.requests.slice(1 - keptRequests), event.request];
        return tell({ kind: 'requests' });
      case 'reset':
        transcripts.clear();
        unread.clear();
        return void loadAll();
      default:
        return event satisfies never;
    }
  }

  function addEntry(userId: string, entry: Entry) {
    const known = transcripts.get(userId) ?? [];
    if (known.some(({ id }) => id === entry.id)) return replaceEntry(userId, entry);
    transcripts.set(userId, [...known, entry]);
    if (entry.from === 'bot' && userId !== store.selectedId) {
      unread.set(userId, store.unread(userId) + 1);
    }
    if (entry.cost > 0) void loadChannel();
    tell({ kind: 'entry', userId, entry });
    if (isSpoken(entry)) tell({ kind: 'users' });
  }

  function replaceEntry(userId: string, entry: Entry) {
    const known = transcripts.get(userId) ?? [];
    transcripts.set(
      userId,
      known.map((old) => (old.id === entry.id ? entry : old)),
    );
    tell({ kind: 'entryChanged', userId, entry });
  }

  function replaceUser(user: User) {
    const isKnown = store.user(user.userId) !== undefined;
    store.users = isKnown
      ? store.users.map((old) => (old.userId === user.userId ? user : old))
      : [...store.users, user];
    tell({ kind: 'users' });
  }

  function setLoading(userId: string, { seconds, active }: { seconds: number; active: boolean }) {
    clearTimeout(loading.get(userId));
    loading.delete(userId);
    if (active) {
      const end = () => setLoading(userId, { seconds: 0, active: false });
      loading.set(userId, window.setTimeout(end, seconds * 1000));
    }
    tell({ kind: 'loading', userId });
  }

  return store;
}
export type ChatStore = ReturnType<typeof createChatStore>;
