import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestEmulator, text, type TestEmulator } from './startTestEmulator';

let line: TestEmulator;
let userId: string;
beforeEach(async () => {
  line = await startTestEmulator();
  userId = await line.addUser();
});
afterEach(() => line.stop());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function reply(replyToken: string, messages: unknown[] = [text('hi')]) {
  const response = await line.call('POST', '/v2/bot/message/reply', { replyToken, messages });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function push(words: string, headers: Record<string, string> = {}, to = userId) {
  const body = { to, messages: [text(words)] };
  const response = await line.call('POST', '/v2/bot/message/push', body, headers);
  return {
    status: response.status,
    requestId: response.headers.get('x-line-request-id'),
    acceptedRequestId: response.headers.get('x-line-accepted-request-id'),
    body: (await response.json()) as { message?: string; sentMessages?: unknown[] },
  };
}

const consumption = async () => (await line.client.getMessageQuotaConsumption()).totalUsage;
const botTexts = async () =>
  (await line.transcript(userId)).flatMap(({ from, message }) =>
    from === 'bot' ? [message.text] : [],
  );
const invalidToken = { status: 400, body: { message: 'Invalid reply token' } };

test('a reply token is good once', async () => {
  const { replyToken } = await line.say(userId, 'hello');
  expect((await reply(replyToken)).status).toBe(200);
  expect(await reply(replyToken)).toEqual(invalidToken);
  expect(await line.verdicts()).toEqual(['accepted', 'replyTokenUsed']);
});

test('a reply token is good for one minute', async () => {
  const first = await line.say(userId, 'in time');
  await line.advance(minuteMs);
  expect((await reply(first.replyToken)).status).toBe(200);
  const second = await line.say(userId, 'too late');
  await line.advance(minuteMs + 1);
  expect(await reply(second.replyToken)).toEqual(invalidToken);
  expect(await line.verdicts()).toEqual(['accepted', 'replyTokenExpired']);
});

test('an unknown reply token and one of LINE’s dummies are invalid', async () => {
  expect(await reply('0'.repeat(32))).toEqual(invalidToken);
  expect(await reply('f'.repeat(32))).toEqual(invalidToken);
});

test('a refused body leaves the reply token usable', async () => {
  const { replyToken } = await line.say(userId, 'hello');
  expect((await reply(replyToken, [text('')])).status).toBe(400);
  expect((await reply(replyToken)).status).toBe(200);
});

test('a redelivery starts the minute of an unused reply token anew', async () => {
  await line.control('POST', '/channel', { redelivery: { attempts: 1, intervalMs: 5 * minuteMs } });
  line.webhook.answerWith(500, 200);
  const { replyToken } = await line.say(userId, 'hello');
  await line.advance(5 * minuteMs);
  await untilReceived(2);
  expect((await reply(replyToken)).status).toBe(200);
});

test('a redelivery does not revive a reply token whose event is twenty minutes old', async () => {
  await line.control('POST', '/channel', {
    redelivery: { attempts: 1, intervalMs: 21 * minuteMs },
  });
  line.webhook.answerWith(500, 200);
  const { replyToken } = await line.say(userId, 'hello');
  await line.advance(21 * minuteMs);
  await untilReceived(2);
  expect(await reply(replyToken)).toEqual(invalidToken);
});

async function untilReceived(count: number) {
  while (line.webhook.received.length < count) await new Promise(setImmediate);
}

test('a repeated retry key is answered with 409, the first request’s id and its sentMessages', async () => {
  const key = { 'x-line-retry-key': randomUUID() };
  const first = await push('once', key);
  const second = await push('once', key);
  expect(second).toMatchObject({
    status: 409,
    acceptedRequestId: first.requestId,
    body: {
      message: 'The retry key is already accepted',
      sentMessages: first.body.sentMessages,
    },
  });
  expect(second.requestId).not.toBe(first.requestId);
  expect(await botTexts()).toEqual(['once']);
  expect(await consumption()).toBe(1);
});

test('a retry key with another body is not sent either, and the log tells it apart', async () => {
  const key = { 'x-line-retry-key': randomUUID() };
  await push('this', key);
  expect((await push('that', key)).status).toBe(409);
  expect(await botTexts()).toEqual(['this']);
  expect((await line.verdicts()).at(-1)).toBe('alreadyAcceptedOtherBody');
});

test('a retry key is forgotten after 24 hours', async () => {
  const key = { 'x-line-retry-key': randomUUID() };
  await push('today', key);
  await line.advance(24 * hourMs - 1);
  expect((await push('today', key)).status).toBe(409);
  await line.advance(1);
  expect((await push('today', key)).status).toBe(200);
  expect(await botTexts()).toEqual(['today', 'today']);
});

test('a refused request leaves its retry key free', async () => {
  const key = { 'x-line-retry-key': randomUUID() };
  expect((await push('', key)).status).toBe(400);
  expect((await push('now', key)).status).toBe(200);
});

test('a retry key that is no UUID is refused', async () => {
  expect((await push('hi', { 'x-line-retry-key': 'again' })).status).toBe(400);
  expect(await botTexts()).toEqual([]);
});

test('a retry key is refused by every API but the four', async () => {
  const key = { 'x-line-retry-key': randomUUID() };
  const { replyToken } = await line.say(userId, 'hello');
  const body = { replyToken, messages: [text('hi')] };
  expect((await line.call('POST', '/v2/bot/message/reply', body, key)).status).toBe(400);
  expect((await line.call('GET', '/v2/bot/info', undefined, key)).status).toBe(400);
  const messages = { messages: [text('hi')] };
  const validate = '/v2/bot/message/validate/push';
  expect((await line.call('POST', validate, messages, key)).status).toBe(400);
  const multicast = { to: [userId], ...messages };
  for (const [path, send] of [
    ['/v2/bot/message/multicast', multicast],
    ['/v2/bot/message/broadcast', messages],
  ] as const) {
    const own = { 'x-line-retry-key': randomUUID() };
    const first = await line.call('POST', path, send, own);
    expect(first.status).toBe(200);
    const repeat = await line.call('POST', path, send, own);
    expect(repeat.status).toBe(409);
    expect(await repeat.json()).toEqual({ message: 'The retry key is already accepted' });
    expect(repeat.headers.get('x-line-accepted-request-id')).toBe(
      first.headers.get('x-line-request-id'),
    );
  }
});

test('a push to a user who blocked the account is accepted, shown to nobody and free', async () => {
  await line.control('POST', `/users/${userId}/unfollow`);
  const answer = await push('are you there?');
  expect(answer).toMatchObject({ status: 200, body: { sentMessages: [expect.anything()] } });
  expect(await botTexts()).toEqual([]);
  expect(await consumption()).toBe(0);
});

test('a push to an unknown user fails, and to something that is no id is invalid', async () => {
  expect(await push('hi', {}, `U${'0'.repeat(32)}`)).toMatchObject({
    status: 400,
    body: { message: 'Failed to send messages' },
  });
  expect(await push('hi', {}, 'somebody')).toMatchObject({
    status: 400,
    body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
  });
});

test('the monthly limit refuses what would pass it, whole, until the month of UTC+9 ends', async () => {
  const second = await line.addUser();
  await line.control('POST', '/channel', { quota: { type: 'limited', value: 1 } });
  const body = { to: [userId, second], messages: [text('hi')] };
  const refused = await line.call('POST', '/v2/bot/message/multicast', body);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({ message: 'You have reached your monthly limit.' });
  expect(await botTexts()).toEqual([]);
  expect((await push('one')).status).toBe(200);
  expect((await push('two')).status).toBe(429);
  const { replyToken } = await line.say(userId, 'hello');
  expect((await reply(replyToken)).status).toBe(200);
  await line.advance(Date.UTC(2026, 10, 30, 15) - line.startedAt);
  expect(await consumption()).toBe(0);
  expect((await push('three')).status).toBe(200);
});

test('calls over an endpoint’s rate are refused with the other 429 until the window has passed', async () => {
  await line.control('POST', '/channel', { rateLimits: { push: { count: 2, windowMs: 1000 } } });
  const statuses = [];
  for (const words of ['1', '2', '3']) statuses.push((await push(words)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await push('4')).body.message).toBe(
    'The API rate limit has been exceeded. Try again later.',
  );
  expect((await line.call('GET', '/v2/bot/info')).status).toBe(200);
  await line.advance(1000);
  expect((await push('5')).status).toBe(200);
  expect(await botTexts()).toEqual(['1', '2', '5']);
});

test('a retry key that met the rate limit can be used again', async () => {
  await line.control('POST', '/channel', { rateLimits: { push: { count: 1, windowMs: 1000 } } });
  await push('first');
  const key = { 'x-line-retry-key': randomUUID() };
  expect((await push('second', key)).status).toBe(429);
  await line.advance(1000);
  expect((await push('second', key)).status).toBe(200);
});

test('broadcasts are limited to sixty an hour', async () => {
  const send = () => line.call('POST', '/v2/bot/message/broadcast', { messages: [text('hi')] });
  for (let count = 0; count < 60; count += 1) expect((await send()).status).toBe(200);
  expect((await send()).status).toBe(429);
  await line.advance(hourMs);
  expect((await send()).status).toBe(200);
});

test('a multicast takes at most 500 users', async () => {
  const send = (count: number) => {
    const to = Array.from({ length: count }, () => userId);
    return line.call('POST', '/v2/bot/message/multicast', { to, messages: [text('hi')] });
  };
  expect((await send(0)).status).toBe(400);
  expect((await send(500)).status).toBe(200);
  expect((await send(501)).status).toBe(400);
});

test('aggregation units are at most one name of 30 letters', async () => {
  const send = async (customAggregationUnits: unknown) => {
    const body = { to: userId, messages: [text('hi')], customAggregationUnits };
    return (await line.call('POST', '/v2/bot/message/push', body)).status;
  };
  expect(await send(['spring_2026'])).toBe(200);
  expect(await send([])).toBe(200);
  expect(await send(['a', 'b'])).toBe(400);
  expect(await send(['with space'])).toBe(400);
  expect(await send(['a'.repeat(31)])).toBe(400);
});

test('every answer carries a request id of its own', async () => {
  const answers = await Promise.all([
    line.call('GET', '/v2/bot/info'),
    line.call('GET', '/v2/bot/info', undefined, { authorization: 'Bearer wrong' }),
    line.call('GET', '/v2/bot/nothing'),
    push('hi').then(({ requestId }) => new Headers({ 'x-line-request-id': requestId ?? '' })),
  ]);
  const ids = answers.map((answer) =>
    (answer instanceof Headers ? answer : answer.headers).get('x-line-request-id'),
  );
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a missing, malformed or wrong token is unauthorized', async () => {
  for (const authorization of ['', 'Basic abc', 'Bearer wrong']) {
    const answer = await line.call('GET', '/v2/bot/info', undefined, { authorization });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      message: expect.stringMatching(/^Authentication failed due to the following reason: ./),
    });
  }
});

test('a body over 2 MB is too large, and one just under is read', async () => {
  const send = (length: number) =>
    line.call('POST', '/v2/bot/message/validate/push', 'x'.repeat(length));
  expect((await send(2 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await send(2 * 1024 * 1024)).status).toBe(400);
});

test('what is no JSON is refused with its place, and another content type with 415', async () => {
  const validate = '/v2/bot/message/validate/push';
  const broken = await line.call('POST', validate, '{"messages": [],\n  oops}');
  expect(broken.status).toBe(400);
  expect(await broken.json()).toEqual({
    message: 'The request body could not be parsed as JSON (line: 2, column: 3)',
  });
  expect((await line.call('POST', validate, '[]')).status).toBe(400);
  const plain = await line.call('POST', validate, '{}', { 'content-type': 'text/plain' });
  expect(plain.status).toBe(415);
});
