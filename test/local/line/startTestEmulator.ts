import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { messagingApi } from '@line/bot-sdk';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import type { LineEmulatorOptions } from '../../../local/line/lineEmulatorOptions';
import { startLineEmulator } from '../../../local/line/startLineEmulator';

export type ReceivedWebhook = {
  headers: IncomingHttpHeaders;
  text: string;
  body: { destination: string; events: Record<string, unknown>[] };
};

/** A webhook that keeps what it gets and answers as told; `status` 0 leaves the call without an answer. */
async function startTestWebhook() {
  const received: ReceivedWebhook[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      received.push({
        headers: request.headers,
        text,
        body: JSON.parse(text) as ReceivedWebhook['body'],
      });
      const status = answers.shift() ?? 200;
      if (status === 0) return;
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/webhook`,
    received,
    events: () => received.flatMap(({ body }) => body.events),
    /** Statuses of the next calls, in order; 200 after them. */
    answerWith: (...statuses: number[]) => void answers.push(...statuses),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const secret = emulatorDefaults.channelSecret;
export const accessToken = emulatorDefaults.channelAccessToken;

/** An emulator on a free port with a frozen clock of its own, a webhook behind it, and the official SDK before it. */
export async function startTestEmulator(options: Partial<LineEmulatorOptions> = {}) {
  const webhook = await startTestWebhook();
  const startedAt = Date.UTC(2026, 10, 23, 3, 0, 0);
  const emulator = await startLineEmulator({
    port: 0,
    webhookUrl: webhook.url,
    channelSecret: secret,
    channelAccessToken: accessToken,
    clock: () => startedAt,
    ...options,
  });
  const { url } = emulator;

  async function control<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T & { httpStatus: number }> {
    const response = await fetch(`${url}/emulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { ...((await response.json()) as T), httpStatus: response.status };
  }

  return {
    url,
    webhook,
    startedAt,
    control,
    client: new messagingApi.MessagingApiClient({ channelAccessToken: accessToken, baseURL: url }),
    blobs: new messagingApi.MessagingApiBlobClient({
      channelAccessToken: accessToken,
      baseURL: url,
    }),
    /** A friend of the account of whom the webhook heard nothing. */
    async addUser(given: { displayName?: string; language?: string } = {}): Promise<string> {
      const body = { ...given, sendFollow: false };
      return (await control<{ userId: string }>('POST', '/users', body)).userId;
    },
    say: (userId: string, text: string) =>
      control<{ webhookEventId: string; replyToken: string; status: number }>(
        'POST',
        `/users/${userId}/events`,
        { type: 'message', message: { type: 'text', text } },
      ),
    async transcript(userId: string): Promise<TranscriptEntry[]> {
      const path = `/users/${userId}/transcript`;
      return (await control<{ entries: TranscriptEntry[] }>('GET', path)).entries;
    },
    async verdicts(): Promise<string[]> {
      const { requests } = await control<{ requests: { verdict: string }[] }>('GET', '/requests');
      return requests.map(({ verdict }) => verdict);
    },
    advance: (advanceMs: number) => control('POST', '/clock', { advanceMs }),
    /** A call of LINE's API without the SDK. */
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${accessToken}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    async stop() {
      await emulator.stop();
      await webhook.stop();
    },
  };
}
export type TestEmulator = Awaited<ReturnType<typeof startTestEmulator>>;

export type TranscriptEntry = {
  id: string;
  from: string;
  via: string;
  at: number;
  cost: number;
  message: Record<string, unknown>;
  read?: boolean;
  unsent?: boolean;
  requestId?: string;
};

export const text = (words: string): messagingApi.TextMessage => ({ type: 'text', text: words });

/** The signature by the rule of the facts, written out here a second time. */
export const signatureOf = (body: string) =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');
