import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signatureOf, startTestEmulator, text, type TestEmulator } from './startTestEmulator';

let line: TestEmulator;
let userId: string;
beforeEach(async () => {
  line = await startTestEmulator({ webhookTimeoutMs: 150 });
  userId = await line.addUser();
});
afterEach(() => line.stop());

async function untilReceived(count: number) {
  while (line.webhook.received.length < count) await new Promise(setImmediate);
}

test('a new user follows the bot, and the bot hears of it', async () => {
  const { userId: newcomer } = await line.control<{ userId: string }>('POST', '/users', {});
  expect(line.webhook.events()).toMatchObject([
    {
      type: 'follow',
      follow: { isUnblocked: false },
      source: { userId: newcomer },
      replyToken: expect.any(String),
    },
  ]);
});

test('unfollow blocks the bot without a reply token; follow again tells that it is unblocked', async () => {
  await line.control('POST', `/users/${userId}/unfollow`);
  const said = await line.say(userId, 'still here?');
  expect(said).toMatchObject({ httpStatus: 409 });
  await line.control('POST', `/users/${userId}/follow`);
  const events = line.webhook.events();
  expect(events.map(({ type }) => type)).toEqual(['unfollow', 'follow']);
  expect(events[0]).not.toHaveProperty('replyToken');
  expect(events[1]).toMatchObject({ follow: { isUnblocked: true } });
});

test('many events of several users travel in one signed call', async () => {
  const other = await line.addUser();
  const message = { type: 'text', text: 'สวัสดี' };
  const sent = await line.control<{ status: number; events: { replyToken: string }[] }>(
    'POST',
    '/webhook',
    {
      events: [
        { userId, type: 'message', message },
        { userId: other, type: 'postback', postback: { data: 'page=2' } },
        { userId, type: 'unfollow' },
      ],
    },
  );
  expect(sent.status).toBe(200);
  const [call, ...more] = line.webhook.received;
  expect(more).toEqual([]);
  expect(call?.headers['x-line-signature']).toBe(signatureOf(call?.text ?? ''));
  expect(call?.body.events.map(({ type }) => type)).toEqual(['message', 'postback', 'unfollow']);
  const replyToken = sent.events[1]?.replyToken ?? '';
  await line.client.replyMessage({ replyToken, messages: [text('page two')] });
  expect((await line.transcript(other)).map(({ from }) => from)).toEqual(['user', 'bot']);
});

test('a standby event has no reply token', async () => {
  const sent = await line.control('POST', `/users/${userId}/events`, {
    type: 'message',
    mode: 'standby',
    message: { type: 'text', text: 'hi' },
  });
  expect(sent).not.toHaveProperty('replyToken');
  expect(line.webhook.events()[0]).toMatchObject({ mode: 'standby' });
});

test('an event of a kind that LINE may add one day is passed on untouched', async () => {
  const future = { type: 'hologram', hologram: { depth: [1, { of: 'field' }] } };
  await line.control('POST', `/users/${userId}/events`, future);
  expect(line.webhook.events()[0]).toMatchObject(future);
});

test('a message in a group names the group and the sender', async () => {
  const { groupId } = await line.control<{ groupId: string }>('POST', '/groups', {
    userIds: [userId],
    sendJoin: false,
  });
  const { replyToken } = await line.control<{ replyToken: string }>(
    'POST',
    `/users/${userId}/events`,
    { type: 'message', source: { type: 'group', groupId }, message: text('hi all') },
  );
  expect(line.webhook.events()[0]).toMatchObject({ source: { type: 'group', groupId, userId } });
  await line.client.replyMessage({ replyToken, messages: [text('hi')] });
  const { entries } = await line.control<{ entries: { from: string }[] }>(
    'GET',
    `/groups/${groupId}/transcript`,
  );
  expect(entries.map(({ from }) => from)).toEqual(['user', 'bot']);
  expect(await line.transcript(userId)).toEqual([]);
});

test('unsend takes the words out of the transcript', async () => {
  await line.say(userId, 'my secret');
  const [entry] = await line.transcript(userId);
  await line.control('POST', `/users/${userId}/events`, {
    type: 'unsend',
    unsend: { messageId: entry?.id },
  });
  const entries = await line.transcript(userId);
  expect(entries).toMatchObject([{ id: entry?.id, unsent: true }]);
  expect(JSON.stringify(entries)).not.toContain('secret');
});

test('nothing is redelivered while redelivery is off', async () => {
  line.webhook.answerWith(503);
  expect(await line.say(userId, 'hi')).toMatchObject({ status: 503 });
  await line.advance(24 * 3_600_000);
  expect(line.webhook.received).toHaveLength(1);
});

test('a failed call is redelivered, the same but for isRedelivery, until it is answered with 2xx', async () => {
  await line.control('POST', '/channel', { redelivery: { attempts: 5, intervalMs: 10_000 } });
  line.webhook.answerWith(503, 0, 204);
  await line.say(userId, 'hi');
  await line.advance(10_000);
  await untilReceived(2);
  await untilTimeouts(1);
  await line.advance(10_000);
  await untilReceived(3);
  await line.advance(100_000);
  const [first, second, third, ...more] = line.webhook.events();
  expect(more).toEqual([]);
  expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
  expect(third).toEqual(second);
});

async function untilTimeouts(count: number) {
  for (;;) {
    const { webhookStatistics } = await line.control<{
      webhookStatistics: { request_timeout: number };
    }>('GET', '/channel');
    if (webhookStatistics.request_timeout >= count) return;
  }
}

test('a bot that does not answer in time is counted as request_timeout', async () => {
  line.webhook.answerWith(0);
  expect(await line.say(userId, 'hi')).toMatchObject({ status: 0 });
  expect(await line.control('GET', '/channel')).toMatchObject({
    webhookStatistics: { ok: 0, request_timeout: 1 },
  });
});

test('a bot that is not there is counted as could_not_connect', async () => {
  await line.control('POST', '/channel', { webhook: { endpoint: 'http://127.0.0.1:9/' } });
  expect(await line.say(userId, 'hi')).toMatchObject({ status: 0 });
  expect(await line.control('GET', '/channel')).toMatchObject({
    webhookStatistics: { could_not_connect: 1 },
  });
});

test('an inactive webhook gets nothing', async () => {
  await line.control('POST', '/channel', { webhook: { active: false } });
  expect(await line.say(userId, 'hi')).toMatchObject({ status: 0 });
  expect(line.webhook.received).toEqual([]);
});

test('a duplicate is the same call again, not marked as redelivered', async () => {
  await line.control('POST', '/faults', { on: 'webhook', duplicates: 2, times: 1 });
  await line.say(userId, 'hi');
  const texts = line.webhook.received.map((call) => call.text);
  expect(texts).toHaveLength(3);
  expect(new Set(texts).size).toBe(1);
});

test('a webhook fault can redeliver an event that was answered with 200', async () => {
  await line.control('POST', '/faults', { on: 'webhook', redeliveries: 1, times: 1 });
  await line.say(userId, 'hi');
  expect(line.webhook.events().map(({ deliveryContext }) => deliveryContext)).toEqual([
    { isRedelivery: false },
    { isRedelivery: true },
  ]);
});

test('a webhook whose answer is lost is redelivered, and one that is never sent too', async () => {
  await line.control('POST', '/channel', { redelivery: { attempts: 1, intervalMs: 1000 } });
  await line.control('POST', '/faults', { on: 'webhook', drop: 'answer', times: 1 });
  expect(await line.say(userId, 'one')).toMatchObject({ status: 0 });
  expect(line.webhook.received).toHaveLength(1);
  await line.advance(1000);
  await untilReceived(2);
  await line.control('POST', '/faults', { on: 'webhook', drop: 'request', times: 1 });
  expect(await line.say(userId, 'two')).toMatchObject({ status: 0 });
  expect(line.webhook.received).toHaveLength(2);
  await line.advance(1000);
  await untilReceived(3);
  expect(line.webhook.events()[2]).toMatchObject({
    message: { text: 'two' },
    deliveryContext: { isRedelivery: true },
  });
});
