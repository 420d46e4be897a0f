/** The control API of the LINE emulator, as far as scripts and tests use it. */
export interface EmulatorClient {
  /** A new user who follows the bot, which hears of it unless `sendFollow` is false; the user id. */
  addUser(user: { displayName?: string; language?: string; sendFollow?: boolean }): Promise<string>;
  /** Delivers an event to the bot; `status` is what its webhook answered. */
  send(
    userId: string,
    event: Record<string, unknown>,
  ): Promise<{ webhookEventId: string; status: number }>;
  /** Keeps what a user is about to send; the message id for the event. */
  upload(
    userId: string,
    content: {
      readonly bytes: Buffer;
      readonly contentType: string;
      readonly fileName: string;
    },
  ): Promise<string>;
  transcript(userId: string): Promise<TranscriptEntry[]>;
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
}

export interface TranscriptEntry {
  readonly from: 'user' | 'bot' | 'system';
  readonly via: string;
  readonly at: number;
  readonly cost: number;
  readonly message: Record<string, unknown>;
}

/** @throws Error when the emulator answers with anything but 2xx */
export function createEmulatorClient(url: string): EmulatorClient {
  async function request(path: string, init?: RequestInit): Promise<unknown> {
    const response = await fetch(`${url}/emulator/${path}`, init);
    if (!response.ok) throw new Error(`The LINE emulator answers ${response.status} to ${path}`);
    return response.json();
  }
  const post = (path: string, body: unknown) =>
    request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    post,
    get: (path) => request(path),
    addUser: async (user) => ((await post('users', user)) as { userId: string }).userId,
    send: async (userId, event) =>
      (await post(`users/${userId}/events`, event)) as { webhookEventId: string; status: number },
    async upload(userId, { bytes, contentType, fileName }) {
      const answer = await request(`users/${userId}/content`, {
        method: 'POST',
        headers: { 'content-type': contentType, 'x-file-name': encodeURIComponent(fileName) },
        body: new Uint8Array(bytes),
      });
      return (answer as { messageId: string }).messageId;
    },
    transcript: async (userId) =>
      ((await request(`users/${userId}/transcript`)) as { entries: TranscriptEntry[] }).entries,
  };
}
