import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLineContent } from '../../../shared/line/createLineContent';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import {
  accessToken,
  startTestEmulator,
  type TestEmulator,
} from '../../local/line/startTestEmulator';

let emulator: TestEmulator;
let userId: string;

beforeEach(async () => {
  emulator = await startTestEmulator();
  userId = await emulator.addUser({ language: 'ja' });
});
afterEach(() => emulator.stop());

function setUp({ tokens = [accessToken] }: { tokens?: string[] } = {}) {
  let now = 0;
  const left = [...tokens];
  const reporter = createMemoryReporter();
  const content = createLineContent({
    dataApiBaseUrl: emulator.url,
    token: { get: async () => left[0] ?? '', refuse: () => (left.shift(), left.length > 0) },
    reporter,
    clock: () => now,
    async delay(ms) {
      now += ms;
      await emulator.control('POST', '/clock', { advanceMs: ms });
    },
  });
  const get = (id: string, maxBytes = 1000) =>
    content.content(id, { maxBytes, deadlineAt: now + 5000 });
  return { get, statuses: () => reporter.named('line.request').map(({ fields }) => fields.status) };
}

async function send(bytes: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${emulator.url}/emulator/users/${userId}/content`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'x-file-name': 'a.txt', ...headers },
    body: bytes,
  });
  return ((await response.json()) as { messageId: string }).messageId;
}

test('a content comes with its bytes and its type', async () => {
  const { get } = setUp();
  expect(await get(await send('hello'))).toMatchObject({
    kind: 'ready',
    bytes: Buffer.from('hello'),
    contentType: expect.stringContaining('text/plain'),
  });
});

test('a content that LINE prepares is waited for', async () => {
  const { get, statuses } = setUp();
  expect(await get(await send('hello', { 'x-preparing-ms': '1500' }))).toMatchObject({
    kind: 'ready',
  });
  expect(
    statuses()
      .slice(0, -1)
      .every((status) => status === 202),
  ).toBe(true);
  expect(statuses().length).toBeGreaterThan(2);
});

test('a content that is not ready in time is said to be so', async () => {
  const { get } = setUp();
  expect(await get(await send('hello', { 'x-preparing-ms': '60000' }))).toEqual({
    kind: 'preparing',
  });
});

test('what was never there is not found, and no other path is asked for', async () => {
  const { get, statuses } = setUp();
  expect(await get('12345')).toEqual({ kind: 'notFound' });
  expect(await get('../../bot/info')).toEqual({ kind: 'notFound' });
  expect(statuses()).toEqual([404]);
});

test('what was unsent is gone', async () => {
  const { get } = setUp();
  const messageId = await send('hello');
  await emulator.control('POST', `/users/${userId}/events`, {
    type: 'message',
    message: { type: 'file', id: messageId, fileName: 'a.txt', fileSize: 5 },
  });
  await emulator.control('POST', `/users/${userId}/events`, {
    type: 'unsend',
    unsend: { messageId },
  });
  expect(await get(messageId)).toEqual({ kind: 'gone' });
});

test('reading stops at the limit', async () => {
  const { get } = setUp();
  expect(await get(await send('x'.repeat(2000)))).toEqual({ kind: 'tooLarge' });
});

test('a failure of LINE is tried again, one that lasts is an error', async () => {
  const { get, statuses } = setUp();
  const messageId = await send('hello');
  await emulator.control('POST', '/faults', { on: 'content', status: 500, times: 2 });
  expect(await get(messageId)).toMatchObject({ kind: 'ready' });
  expect(statuses()).toEqual([500, 500, 200]);
  await emulator.control('POST', '/faults', { on: 'content', status: 503, times: 100 });
  await expect(get(messageId)).rejects.toMatchObject({ name: 'LineApiError', status: 503 });
});

test('a token that LINE refuses is renewed', async () => {
  const { get } = setUp({ tokens: ['revoked', accessToken] });
  expect(await get(await send('hello'))).toMatchObject({ kind: 'ready' });
});
