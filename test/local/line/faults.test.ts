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

const push = (retryKey?: string) =>
  line.call(
    'POST',
    '/v2/bot/message/push',
    { to: userId, messages: [text('hi')] },
    retryKey ? { 'x-line-retry-key': retryKey } : {},
  );
const fault = (body: unknown) => line.control('POST', '/faults', body);
const shown = async () => (await line.transcript(userId)).length;

test('a status fault answers instead of the endpoint, as often as it says', async () => {
  await fault({ on: 'push', status: 500, message: 'out of order', times: 1 });
  const broken = await push();
  expect(broken.status).toBe(500);
  expect(await broken.json()).toEqual({ message: 'out of order' });
  expect(await shown()).toBe(0);
  expect((await push()).status).toBe(200);
});

test('a 500 that was applied has sent its messages, and the retry key finds that out', async () => {
  await fault({ on: 'push', status: 500, applied: true, times: 1 });
  const key = randomUUID();
  expect((await push(key)).status).toBe(500);
  expect((await push(key)).status).toBe(409);
  expect(await shown()).toBe(1);
});

test('a dropped answer leaves the outcome unknown: the connection is cut after the effect', async () => {
  await fault({ on: 'push', drop: true, times: 1 });
  const key = randomUUID();
  await expect(push(key)).rejects.toThrow('fetch failed');
  expect(await shown()).toBe(1);
  expect((await push(key)).status).toBe(409);
  expect(await line.verdicts()).toEqual(['faultAnswerDropped:accepted', 'alreadyAccepted']);
});

test('a dropped request has no effect', async () => {
  await fault({ on: 'push', drop: 'request', times: 1 });
  await expect(push()).rejects.toThrow('fetch failed');
  expect(await shown()).toBe(0);
});

test('a dropped reply has used its token up', async () => {
  const { replyToken } = await line.say(userId, 'hello');
  await fault({ on: 'reply', drop: 'answer', times: 1 });
  const reply = () =>
    line.call('POST', '/v2/bot/message/reply', { replyToken, messages: [text('hi')] });
  await expect(reply()).rejects.toThrow('fetch failed');
  const again = await reply();
  expect(await again.json()).toEqual({ message: 'Invalid reply token' });
  expect(await shown()).toBe(2);
});

test('a delayed call is answered all the same', async () => {
  await fault({ on: 'profile', delayMs: 20, times: 1 });
  const answer = await line.call('GET', `/v2/bot/profile/${userId}`);
  expect(answer.status).toBe(200);
});

test('content can be made to stay in preparation', async () => {
  await fault({ on: 'content', status: 202, times: 1 });
  const answer = await line.call('GET', '/v2/bot/message/460000000000000001/content');
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe('');
});

test('a fault of one endpoint spares the others, and clearing ends it', async () => {
  await fault({ on: 'push', status: 503 });
  expect((await line.call('GET', '/v2/bot/info')).status).toBe(200);
  expect((await push()).status).toBe(503);
  expect((await push()).status).toBe(503);
  const { faults } = await line.control<{ faults: unknown[] }>('GET', '/faults');
  expect(faults).toEqual([{ on: 'push', status: 503 }]);
  await line.control('DELETE', '/faults');
  expect((await push()).status).toBe(200);
});

test('a fault that is no fault is refused with its field', async () => {
  const refused = await fault({ on: 'push', statsu: 500 });
  expect(refused).toMatchObject({ httpStatus: 400, message: expect.stringContaining('statsu') });
  expect(await fault({ on: 'pusch', status: 500 })).toMatchObject({ httpStatus: 400 });
});
