import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import { createChannelToken } from '../../../shared/line/channelToken';
import { secret, startTestEmulator, type TestEmulator } from '../../local/line/startTestEmulator';
import { withCode } from '../../builders/withCode';

const minuteMs = 60_000;
let emulator: TestEmulator;
let now: number;

beforeEach(async () => {
  emulator = await startTestEmulator();
  now = emulator.startedAt;
});
afterEach(() => emulator.stop());

const setUp = (channelSecret = secret) =>
  createChannelToken({
    channelAccessToken: undefined,
    channelId: emulatorDefaults.channelId,
    channelSecret,
    apiBaseUrl: emulator.url,
    clock: () => now,
  });
const fault = (body: object) => emulator.control('POST', '/faults', { on: 'token', ...body });
const issued = async () => (await emulator.verdicts()).length;

/** Waits, without a time limit of its own, until the renewal in the background has come to an end. */
async function whenIssued(count: number): Promise<void> {
  while ((await issued()) < count) await new Promise((resolve) => setImmediate(resolve));
}

test('a token of the settings is used as it is, and cannot be replaced', async () => {
  const token = createChannelToken({
    channelAccessToken: 'long-lived',
    channelId: undefined,
    channelSecret: secret,
    apiBaseUrl: emulator.url,
    clock: () => now,
  });
  expect(await token.get()).toBe('long-lived');
  expect(token.refuse('long-lived')).toBe(false);
  expect(await issued()).toBe(0);
});

test('callers at once share one issue, and later ones its token', async () => {
  const token = setUp();
  const all = await Promise.all(Array.from({ length: 20 }, () => token.get()));
  expect(new Set([...all, await token.get()]).size).toBe(1);
  expect(await issued()).toBe(1);
});

test('LINE takes the token that was issued', async () => {
  const bearer = await setUp().get();
  const { status } = await fetch(`${emulator.url}/v2/bot/info`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  expect(status).toBe(200);
});

test('a token near its end is renewed while the old one is handed out', async () => {
  const token = setUp();
  const old = await token.get();
  now += 12 * minuteMs + 1;
  expect(await Promise.all([token.get(), token.get()])).toEqual([old, old]);
  await whenIssued(2);
  let latest = old;
  while (latest === old) latest = await token.get();
  expect(await issued()).toBe(2);
});

test('an old token is still used when no new one can be had, until it has run out', async () => {
  const token = setUp();
  const old = await token.get();
  await fault({ status: 500 });
  now += 13 * minuteMs;
  expect(await token.get()).toBe(old);
  now += 2 * minuteMs;
  await expect(token.get()).rejects.toMatchObject(withCode('line.token', { retryable: true }));
});

test('a failed issue is not remembered', async () => {
  const token = setUp();
  await fault({ status: 500, times: 1 });
  await expect(token.get()).rejects.toMatchObject(withCode('line.token'));
  expect(await token.get()).toMatch(/./);
});

test.each([{ drop: 'answer' }, { status: 400 }])(
  'an issue that ends with %j is an error that names no secret',
  async (how) => {
    await fault(how);
    const error: unknown = await setUp()
      .get()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(withCode('line.token', { retryable: true }));
    expect(String(error)).not.toContain(secret);
  },
);

test('a refused token is not handed out again; refusing an older one changes nothing', async () => {
  const token = setUp();
  const first = await token.get();
  expect(token.refuse(first)).toBe(true);
  const second = await token.get();
  expect(second).not.toBe(first);
  token.refuse(first);
  expect(await token.get()).toBe(second);
  expect(await issued()).toBe(2);
});
