import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lineCoverage } from '../../../local/line/coverage';
import { startTestEmulator, text, type TestEmulator } from './startTestEmulator';

let line: TestEmulator;
beforeEach(async () => {
  line = await startTestEmulator();
});
afterEach(() => line.stop());

type PublicUser = { userId: string; displayName: string; language: string; following: boolean };
const users = async () => (await line.control<{ users: PublicUser[] }>('GET', '/users')).users;

test('four friends of four languages are there from the start, with the same ids every time', async () => {
  const atStart = await users();
  expect(atStart.map(({ language }) => language)).toEqual(['ja', 'th', 'zh-TW', 'en']);
  expect(atStart.every(({ following }) => following)).toBe(true);
  const second = await startTestEmulator();
  const { users: others } = await second.control<{ users: PublicUser[] }>('GET', '/users');
  await second.stop();
  expect(others).toEqual(atStart);
});

test('reset brings the start back: users, quota, log, faults, tokens', async () => {
  const atStart = await users();
  const userId = await line.addUser();
  await line.client.pushMessage({ to: userId, messages: [text('hi')] });
  await line.control('POST', '/faults', { on: 'info', status: 500 });
  await line.control('POST', '/channel', { webhook: { active: false } });
  await line.control('POST', '/reset');
  expect(await users()).toEqual(atStart);
  expect(await line.verdicts()).toEqual([]);
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  expect((await line.client.getWebhookEndpoint()).active).toBe(true);
  expect((await line.call('GET', '/v2/bot/info')).status).toBe(200);
});

test('the log tells of every call its verdict, retry key and body', async () => {
  const retryKey = '123e4567-e89b-42d3-a456-426614174000';
  const [user] = await users();
  const request = { to: user?.userId ?? '', messages: [text('logged')] };
  await line.client.pushMessage(request, retryKey);
  const { requests } = await line.control<{ requests: unknown[] }>('GET', '/requests');
  expect(requests).toEqual([
    {
      at: line.startedAt,
      method: 'POST',
      path: '/v2/bot/message/push',
      name: 'push',
      status: 200,
      requestId: expect.any(String),
      verdict: 'accepted',
      retryKey,
      body: request,
    },
  ]);
});

test('the clock moves for every part of the emulator', async () => {
  expect(await line.control('GET', '/clock')).toMatchObject({ now: line.startedAt });
  expect(await line.advance(90_000)).toMatchObject({ now: line.startedAt + 90_000 });
  const userId = await line.addUser();
  await line.say(userId, 'later');
  expect(line.webhook.events()[0]?.timestamp).toBe(line.startedAt + 90_000);
  expect(await line.control('POST', '/clock', { advanceMs: -1 })).toMatchObject({
    httpStatus: 400,
  });
});

test('a shared clock is moved by its owner', async () => {
  let now = 1_000_000;
  const shared = await startTestEmulator({
    clock: () => now,
    advanceClock: async (ms) => void (now += ms),
  });
  expect(await shared.advance(500)).toMatchObject({ now: 1_000_500 });
  await shared.stop();
  expect(now).toBe(1_000_500);
});

test('the stream tells a page what happens, in order', async () => {
  const userId = await line.addUser();
  const stop = new AbortController();
  const stream = await fetch(`${line.url}/emulator/stream`, { signal: stop.signal });
  const events = readEvents(stream);
  await line.client.showLoadingAnimation({ chatId: userId, loadingSeconds: 5 });
  await line.client.pushMessage({ to: userId, messages: [text('done')] });
  await line.control('POST', '/reset');
  const seen: Record<string, unknown>[] = [];
  for await (const event of events) {
    seen.push(event);
    if (event.type === 'reset') break;
  }
  stop.abort();
  expect(
    seen.map(({ type, active }) => (active === undefined ? type : `${type} ${active}`)),
  ).toEqual(['entry', 'loading true', 'request', 'loading false', 'entry', 'request', 'reset']);
  expect(seen[4]).toMatchObject({ userId, entry: { via: 'push', message: { text: 'done' } } });
});

test('the loading animation ends by itself when its seconds are over', async () => {
  const userId = await line.addUser();
  const stop = new AbortController();
  const events = readEvents(await fetch(`${line.url}/emulator/stream`, { signal: stop.signal }));
  await line.client.showLoadingAnimation({ chatId: userId, loadingSeconds: 10 });
  await line.advance(10_000);
  for await (const event of events) {
    if (event.type === 'loading' && event.active === false) break;
  }
  stop.abort();
});

async function* readEvents(response: Response) {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith('data: ')) yield JSON.parse(block.slice(6)) as Record<string, unknown>;
    }
  }
}

test('the page is served from its folder, and nothing else is', async () => {
  const pageDirectory = await mkdtemp(join(tmpdir(), 'line-page-'));
  await writeFile(join(pageDirectory, 'index.html'), '<!doctype html><title>Chat</title>');
  await writeFile(join(pageDirectory, 'secret.txt'), 'no');
  const withPage = await startTestEmulator({ pageDirectory });
  const get = (path: string) => fetch(withPage.url + path);
  const page = await get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<title>Chat</title>');
  expect((await get('/page/client.js')).status).toBe(404);
  expect((await get('/page/secret.txt')).status).toBe(404);
  expect((await get('/page/..%2Fsecret.txt')).status).toBe(404);
  await withPage.stop();
  await rm(pageDirectory, { recursive: true });
});

test('without a page folder the emulator says where its control API is', async () => {
  const answer = await fetch(line.url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('/emulator');
});

test('many friends can be added at once, without a word to the bot', async () => {
  const { userIds } = await line.control<{ userIds: string[] }>('POST', '/users/bulk', {
    count: 300,
    language: 'th',
  });
  expect(new Set(userIds).size).toBe(300);
  await line.client.multicast({ to: userIds, messages: [text('hi')] });
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 300 });
  expect(line.webhook.received).toEqual([]);
});

test('coverage can be read', async () => {
  expect(await line.control('GET', '/coverage')).toMatchObject(lineCoverage);
});

test('control calls say what is wrong with them', async () => {
  const nobody = `U${'0'.repeat(32)}`;
  expect(await line.say(nobody, 'hi')).toMatchObject({ httpStatus: 404 });
  expect(await line.control('GET', '/nothing')).toMatchObject({ httpStatus: 404 });
  const userId = await line.addUser();
  expect(await line.control('POST', `/users/${userId}/events`, {})).toMatchObject({
    httpStatus: 400,
    message: expect.stringContaining('type'),
  });
  expect(await line.control('POST', '/groups', { userIds: [nobody] })).toMatchObject({
    httpStatus: 404,
  });
});

test('a transcript keeps the newest entries', async () => {
  const small = await startTestEmulator({ transcriptSize: 3 });
  const userId = await small.addUser();
  for (const words of ['1', '2', '3', '4', '5', '6', '7']) await small.say(userId, words);
  const entries = await small.transcript(userId);
  await small.stop();
  expect(entries.map(({ message }) => message.text)).toEqual(['5', '6', '7']);
});
