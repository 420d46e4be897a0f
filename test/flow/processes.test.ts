import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { emulatorDefaults } from '../../local/line/emulatorDefaults';
import { type Local, startLocal } from '../../local/start/startLocal';
import { awaitAnswers } from '../builders/awaitAnswers';

/* The built app in the embedded host, Azurite and the LINE emulator, each a process of its own. */
let local: Local;
let emulator: EmulatorClient;

beforeAll(async () => {
  local = await startLocal({ anyPorts: true, settings: { BRAND_NAME: '@brand' } });
  emulator = createEmulatorClient(local.lineUrl);
  // A machine that is busy with other tests may be slow: what is not answered in time is delivered again.
  await emulator.post('channel', { redelivery: { attempts: 10, intervalMs: 500 } });
}, 60_000);

afterAll(async () => {
  await local.stop();
}, 60_000);

interface Imagemap {
  readonly type: string;
  readonly baseUrl: string;
  readonly altText: string;
  readonly actions: readonly { readonly area: unknown }[];
  readonly quickReply: {
    readonly items: readonly { readonly action: { readonly data: string } }[];
  };
}

const answersOf = (userId: string, count: number) => awaitAnswers(emulator, userId, count);

const text = (words: string) => ({ type: 'message', message: { type: 'text', text: words } });

test.each([
  ['おはよう', 'ja', /[぀-ヿ]/],
  ['แรงบันดาลใจ', 'th', /[฀-๿]/],
  ['早安', 'zh-TW', /[一-鿿]/],
  ['inspire me', 'en', /[a-z]/],
])(
  '"%s" brings a picture in %s, with five widths that answer and areas that fit',
  async (words, language, script) => {
    const userId = await emulator.addUser({ language, sendFollow: false });
    await emulator.send(userId, text(words));
    const [answer] = (await answersOf(userId, 1)) as unknown as Imagemap[];
    expect(answer?.type).toBe('imagemap');
    expect(answer?.altText).toMatch(script);
    expect(answer?.actions[0]?.area).toEqual({ x: 0, y: 0, width: 1040, height: 1040 });
    for (const width of [240, 300, 460, 700, 1040]) {
      const response = await fetch(`${answer?.baseUrl}/${width}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      expect(metadata).toMatchObject({ width, height: width });
    }
  },
);

test('a chip under a card brings another one, by reply', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await emulator.send(userId, text('inspire me'));
  const [card] = (await answersOf(userId, 1)) as unknown as Imagemap[];
  const data = card?.quickReply.items[0]?.action.data;
  await emulator.send(userId, { type: 'postback', postback: { data } });
  const [, another] = await answersOf(userId, 2);
  expect(another?.type).toBe('imagemap');
  const vias = (await emulator.transcript(userId)).filter(({ from }) => from === 'bot');
  expect(vias.map(({ via }) => via)).toEqual(['reply', 'reply']);
});

test('a new follower is welcomed in the language of the profile', async () => {
  const userId = await emulator.addUser({ language: 'ja' });
  const [welcome] = await answersOf(userId, 1);
  expect(String(welcome?.text)).toContain('友だち追加ありがとうございます');
});

test('the answers of one chat come in the order of its messages, the picture first', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await Promise.all([
    emulator.send(userId, text('good morning')),
    delay(5).then(() => emulator.send(userId, text('hello'))),
    delay(10).then(() => emulator.send(userId, text('and hello again'))),
  ]);
  const answers = await answersOf(userId, 3);
  expect(answers.map(({ type }) => type)).toEqual(['imagemap', 'text', 'text']);
});

test('a webhook that LINE delivers twice is answered once', async () => {
  await emulator.post('faults', { on: 'webhook', duplicates: 3, times: 1 });
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await emulator.send(userId, text('hello'));
  await answersOf(userId, 1);
  await delay(1500);
  expect(await answersOf(userId, 1)).toHaveLength(1);
});

test('a webhook without a Content-Length is answered 411, since its body does not arrive', async () => {
  const body = JSON.stringify({ destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events: [] });
  const secret = emulatorDefaults.channelSecret;
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const answer = await fetch(`${local.functionsUrl}/api/webhook`, {
    method: 'POST',
    body: new Blob([body]).stream(),
    headers: { 'x-line-signature': signature },
    duplex: 'half',
  });
  expect(answer.status).toBe(411);
  expect(await answer.json()).toEqual({ status: 411, title: 'The request has no Content-Length' });
});

test('and so is an upload, which would be empty', async () => {
  const answer = await fetch(`${local.functionsUrl}/api/manage/uploads`, {
    method: 'POST',
    body: new Blob(['a picture']).stream(),
    headers: { 'x-admin-key': local.adminApiKey },
    duplex: 'half',
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    411,
    { code: 'manage.lengthRequired' },
  ]);
});

test('the webhook refuses what LINE did not sign, and takes the verify call', async () => {
  const url = `${local.functionsUrl}/api/webhook`;
  const body = JSON.stringify({ destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events: [] });
  const sign = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');
  const post = (signature: string) =>
    fetch(url, { method: 'POST', body, headers: { 'x-line-signature': signature } });
  expect((await post(sign('0'.repeat(32)))).status).toBe(401);
  expect((await post(sign(emulatorDefaults.channelSecret))).status).toBe(200);
  const test = await fetch(`${local.lineUrl}/v2/bot/channel/webhook/test`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${emulatorDefaults.channelAccessToken}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  expect(await test.json()).toMatchObject({ success: true, statusCode: 200 });
});

test('a picture has an ETag, answers 304 and HEAD, and an unknown one a clear 404', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await emulator.send(userId, text('inspire me'));
  const [card] = (await answersOf(userId, 1)) as unknown as Imagemap[];
  const url = `${card?.baseUrl}/460`;
  const first = await fetch(url);
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
  const unknown = await fetch(`${local.functionsUrl}/api/images/${'x'.repeat(43)}/460`);
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get('content-type')).toBe('application/problem+json');
});

test('health says how it is, and no secret', async () => {
  const live = await fetch(`${local.functionsUrl}/api/health`);
  expect(await live.json()).toMatchObject({ status: 'live' });
  const ready = await fetch(`${local.functionsUrl}/api/health/ready`);
  const report = await ready.text();
  expect(ready.status).toBe(200);
  expect(JSON.parse(report)).toMatchObject({
    status: 'ready',
    parts: [
      { name: 'storage', ok: true },
      { name: 'line', ok: true },
      { name: 'queue:line-events', ok: true },
      { name: 'queue:line-event-twins', ok: true },
      { name: 'queue:rich-messages', ok: true },
      { name: 'ai', ok: true },
    ],
  });
  expect(report).not.toContain(emulatorDefaults.channelSecret);
});

test('management answers to its key alone, and the log says who called', async () => {
  const ask = (key: string) =>
    fetch(`${local.functionsUrl}/api/manage/queues`, { headers: { 'x-admin-key': key } });
  expect((await ask('wrong')).status).toBe(401);
  const answer = (await (await ask(local.adminApiKey)).json()) as { queues: { name: string }[] };
  expect(answer.queues.map(({ name }) => name)).toContain('line-events');
  const log = readFileSync(join(local.folder, 'host.log'), 'utf8');
  for (const [key, status] of [
    ['none', 401],
    ['admin-api-key', 200],
  ]) {
    const record = { event: 'management.called', key, method: 'GET', route: 'queues', status };
    expect(log).toContain(JSON.stringify(record));
  }
  expect(log).not.toContain(local.adminApiKey);
});

test('a picture sent by a user gets an honest answer', async () => {
  const userId = await emulator.addUser({ language: 'th', sendFollow: false });
  await emulator.send(userId, {
    type: 'message',
    message: { type: 'image', contentProvider: { type: 'line' } },
  });
  const [answer] = await answersOf(userId, 1);
  expect(String(answer?.text)).toMatch(/[฀-๿]/);
});
