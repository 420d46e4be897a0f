import type { ApiRequest, Channel, Entry, User } from './chatTypes';
import type { JsonObject } from './json';

export type EventResult = { webhookEventId: string; status: number };

/** The emulator's control API as the page uses it. Every call rejects with the server's own words. */
export function createEmulatorApi() {
  const userPath = (userId: string) => `/emulator/users/${encodeURIComponent(userId)}`;
  return {
    users: () => call<{ users: User[] }>('GET', '/emulator/users').then(({ users }) => users),
    addUser: (given: { displayName: string; language: string }) =>
      call<{ userId: string }>('POST', '/emulator/users', given),
    follow: (userId: string) => call<EventResult>('POST', `${userPath(userId)}/follow`),
    unfollow: (userId: string) => call<EventResult>('POST', `${userPath(userId)}/unfollow`),
    transcript: (userId: string) =>
      call<{ entries: Entry[] }>('GET', `${userPath(userId)}/transcript`).then(
        ({ entries }) => entries,
      ),
    sendEvent: (userId: string, event: JsonObject) =>
      call<EventResult>('POST', `${userPath(userId)}/events`, event),
    channel: () => call<Channel>('GET', '/emulator/channel'),
    clock: () => call<{ now: number }>('GET', '/emulator/clock'),
    requests: () =>
      call<{ requests: ApiRequest[] }>('GET', '/emulator/requests').then(
        ({ requests }) => requests,
      ),
    async upload(userId: string, file: File): Promise<string> {
      const response = await fetch(`${userPath(userId)}/content`, {
        method: 'POST',
        headers: {
          'content-type': file.type || 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        },
        body: file,
      });
      return (await read<{ messageId: string }>(response)).messageId;
    },
  };
}
export type EmulatorApi = ReturnType<typeof createEmulatorApi>;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return read<T>(response);
}

async function read<T>(response: Response): Promise<T> {
  const json = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(json.message ?? `${response.status} ${response.statusText}`);
  return json;
}
