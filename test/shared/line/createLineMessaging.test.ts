import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ChannelToken, createChannelToken } from '../../../shared/line/channelToken';
import {
  createLineMessaging,
  type LineMessagingOptions,
} from '../../../shared/line/createLineMessaging';
import { retryKeyOf } from '../../../shared/line/retryKey';
import { systemTimers } from '../../../shared/clock';
import { LineApiError } from '../../../shared/errors';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import {
  accessToken,
  secret,
  startTestEmulator,
  type TestEmulator,
  text,
} from '../../local/line/startTestEmulator';
import { withCode } from '../../builders/withCode';

let emulator: TestEmulator;
let userId: string;
let waitedMs: number[];

beforeEach(async () => {
  emulator = await startTestEmulator();
  userId = await emulator.addUser({ language: 'ja' });
  waitedMs = [];
});
afterEach(() => emulator.stop());

function setUp(options: Partial<LineMessagingOptions> = {}) {
  let now = 0;
  const reporter = createMemoryReporter();
  const clock = () => now;
  const line = createLineMessaging({
    apiBaseUrl: emulator.url,
    token: { get: async () => accessToken, refuse: () => false },
    reporter,
    clock,
    timers: {
      ...systemTimers,
      delay: async (ms) => {
        waitedMs.push(ms);
        now += ms;
      },
    },
    random: () => 1,
    ...options,
  });
  return { line, reporter };
}

const aReplyToken = async () => (await emulator.say(userId, 'hello')).replyToken;
const fault = (body: object) => emulator.control('POST', '/faults', body);
const hello = [text('hello')];
const shown = async () =>
  (await emulator.transcript(userId)).filter(({ from }) => from === 'bot').map(({ via }) => via);
const rateLimit = 'The API rate limit has been exceeded. Try again later.';
const monthlyLimit = 'You have reached your monthly limit.';

test('a reply is delivered with one request, and its request id is known', async () => {
  const { line, reporter } = setUp();
  const result = await line.reply(await aReplyToken(), hello);
  expect(result).toEqual({ kind: 'delivered', requestId: expect.stringMatching(/./) });
  expect(await shown()).toEqual(['reply']);
  expect(await emulator.verdicts()).toEqual(['accepted']);
  expect(reporter.named('line.request')).toMatchObject([
    { fields: { endpoint: 'reply', status: 200, attempt: 1 } },
  ]);
});

test('a token that was never used but is not valid is told apart from an unknown outcome', async () => {
  const { line } = setUp();
  expect(await line.reply('nonsense', hello)).toMatchObject({ kind: 'invalidReplyToken' });
  expect(await line.reply('nonsense', hello, { ambiguous: true })).toEqual({ kind: 'unknown' });
  expect(await emulator.verdicts()).toHaveLength(2);
});

test('a reply token that has expired is not tried twice', async () => {
  const { line } = setUp();
  const token = await aReplyToken();
  await emulator.advance(120_000);
  expect(await line.reply(token, hello)).toMatchObject({ kind: 'invalidReplyToken' });
  expect(await emulator.verdicts()).toEqual(['replyTokenExpired']);
});

test('a reply whose answer is lost is tried again, and its outcome is unknown', async () => {
  const { line } = setUp();
  await fault({ on: 'reply', drop: 'answer', times: 1 });
  expect(await line.reply(await aReplyToken(), hello)).toEqual({ kind: 'unknown' });
  expect(await shown()).toEqual(['reply']);
  expect(await emulator.verdicts()).toEqual(['faultAnswerDropped:accepted', 'replyTokenUsed']);
});

test('a reply that never reached LINE is delivered by the next try', async () => {
  const { line } = setUp();
  await fault({ on: 'reply', drop: 'request', times: 1 });
  expect(await line.reply(await aReplyToken(), hello)).toMatchObject({ kind: 'delivered' });
  expect(await shown()).toEqual(['reply']);
});

test('a reply that LINE does not answer in time may have been shown', async () => {
  const { line } = setUp({ timeoutMs: 60 });
  await fault({ on: 'reply', delayMs: 300, times: 1 });
  const token = await aReplyToken();
  // The slow call and the one after it race for the token: whoever wins, the words are shown once.
  const result = await line.reply(token, hello);
  expect(['delivered', 'unknown']).toContain(result.kind);
  expect((await shown()).length).toBeLessThanOrEqual(1);
});

test('a 500 of a reply may have taken effect: an invalid token after it means unknown', async () => {
  const { line } = setUp();
  await fault({ on: 'reply', status: 500, applied: true, times: 1 });
  expect(await line.reply(await aReplyToken(), hello)).toEqual({ kind: 'unknown' });
});

test('a rate limit had no effect: an invalid token after it means that nothing was shown', async () => {
  const { line } = setUp();
  await fault({ on: 'reply', status: 429, message: rateLimit, times: 1 });
  expect(await line.reply('nonsense', hello)).toMatchObject({ kind: 'invalidReplyToken' });
});

test('a reply is given up after its time, and then has no known outcome', async () => {
  const { line } = setUp({ retryReplyForMs: 3000 });
  await fault({ on: 'reply', status: 500 });
  const error = await line.reply(await aReplyToken(), hello).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'LineApiError', status: 500, retryable: true });
  const tried = (await emulator.verdicts()).length;
  expect(tried).toBeGreaterThan(2);
  expect(tried).toBeLessThan(8);
  expect(waitedMs).toEqual([...waitedMs].sort((a, b) => a - b));
});

test('an error after a lost answer does not claim that nothing was shown', async () => {
  const { line } = setUp({ retryReplyForMs: 3000 });
  const token = await aReplyToken();
  await fault({ on: 'reply', drop: 'answer', times: 1 });
  await fault({ on: 'reply', status: 429, message: rateLimit });
  const error = await line.reply(token, hello).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LineApiError);
  expect(error).toMatchObject({ status: undefined, retryable: true });
});

test('messages that LINE refuses are not tried again', async () => {
  const { line } = setUp();
  const token = await aReplyToken();
  await expect(line.reply(token, [text('')])).rejects.toMatchObject({
    status: 400,
    retryable: false,
    details: [expect.stringContaining('messages[0].text')],
  });
  expect(await emulator.verdicts()).toHaveLength(1);
});

test('a call that was never made, for want of a channel token, leaves nothing in doubt', async () => {
  let issues = 0;
  const real = createChannelToken({
    channelAccessToken: accessToken,
    channelId: undefined,
    channelSecret: secret,
    apiBaseUrl: emulator.url,
    clock: () => 0,
  });
  const token: ChannelToken = {
    async get() {
      issues += 1;
      if (issues > 1) return real.get();
      return createChannelToken({
        channelAccessToken: undefined,
        channelId: '1',
        channelSecret: 'wrong',
        apiBaseUrl: emulator.url,
        clock: () => 0,
      }).get();
    },
    refuse: () => false,
  };
  const { line } = setUp({ token });
  expect(await line.reply('nonsense', hello)).toMatchObject({ kind: 'invalidReplyToken' });
});

test('a channel that never gets a token says so, as something to try again', async () => {
  const token = createChannelToken({
    channelAccessToken: undefined,
    channelId: '1',
    channelSecret: 'wrong',
    apiBaseUrl: emulator.url,
    clock: () => 0,
  });
  const { line } = setUp({ token, retryReplyForMs: 1000 });
  await expect(line.reply('x', hello)).rejects.toMatchObject(
    withCode('line.token', { retryable: true }),
  );
});

test('calls that find their token revoked ask for one new token together', async () => {
  const token = createChannelToken({
    channelAccessToken: undefined,
    channelId: emulatorDefaults.channelId,
    channelSecret: secret,
    apiBaseUrl: emulator.url,
    clock: () => 0,
  });
  const { line } = setUp({ token });
  await line.botInfo();
  await emulator.control('POST', '/reset');
  await Promise.all(Array.from({ length: 8 }, () => line.botInfo()));
  const { requests } = await emulator.control<{ requests: { name: string }[] }>('GET', '/requests');
  expect(requests.filter(({ name }) => name === 'token')).toHaveLength(1);
});

test('a push is delivered, and its repeat is known to LINE by its retry key', async () => {
  const { line } = setUp();
  const key = retryKeyOf('answer:1');
  expect(await line.push(userId, hello, key)).toMatchObject({ kind: 'delivered' });
  expect(await line.push(userId, hello, key)).toMatchObject({ kind: 'alreadyAccepted' });
  expect(await shown()).toEqual(['push']);
});

test.each([{ drop: 'answer' }, { status: 500, applied: true }])(
  'a push that took effect without our knowing (%j) is not sent twice',
  async (how) => {
    const { line } = setUp();
    await fault({ on: 'push', ...how, times: 1 });
    const result = await line.push(userId, hello, retryKeyOf('answer:1'));
    expect(result).toMatchObject({ kind: 'alreadyAccepted' });
    expect(await shown()).toEqual(['push']);
    expect(await emulator.verdicts()).toHaveLength(2);
  },
);

test('a push that met the rate limit backs off and is delivered', async () => {
  const { line } = setUp();
  await fault({ on: 'push', status: 429, message: rateLimit, times: 2 });
  expect(await line.push(userId, hello, retryKeyOf('1'))).toMatchObject({ kind: 'delivered' });
  expect(waitedMs).toEqual([200, 400]);
});

test('a push beyond the month is not tried again', async () => {
  const { line } = setUp();
  await fault({ on: 'push', status: 429, message: monthlyLimit });
  expect(await line.push(userId, hello, retryKeyOf('1'))).toEqual({ kind: 'quotaExhausted' });
  expect(await emulator.verdicts()).toHaveLength(1);
});

test('a push to nobody is unreachable, and not tried again', async () => {
  const { line } = setUp();
  const nobody = `U${'0'.repeat(32)}`;
  expect(await line.push(nobody, hello, retryKeyOf('1'))).toEqual({ kind: 'unreachable' });
  expect(await emulator.verdicts()).toHaveLength(1);
});

test('a push that keeps failing ends after its attempts', async () => {
  const { line } = setUp({ maxAttempts: 3 });
  await fault({ on: 'push', status: 500 });
  await expect(line.push(userId, hello, retryKeyOf('1'))).rejects.toMatchObject({ status: 500 });
  expect(await emulator.verdicts()).toHaveLength(3);
});

test('a profile is read; one that LINE does not give is no error', async () => {
  const { line } = setUp();
  expect(await line.profile(userId)).toMatchObject({ language: 'ja' });
  expect(await line.profile(`U${'0'.repeat(32)}`)).toBeUndefined();
  expect(await emulator.verdicts()).toHaveLength(2);
});

test('the loading animation and the read mark are asked for once', async () => {
  const { line } = setUp();
  await fault({ on: '*', status: 500 });
  await expect(line.showLoading(userId, 20)).rejects.toMatchObject({ status: 500 });
  await expect(line.markAsRead('token')).rejects.toMatchObject({ status: 500 });
  expect(await emulator.verdicts()).toHaveLength(2);
});
