import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEmulatorClient } from '../../../local/demo/emulatorClient';
import { startLocal } from '../../../local/start/startLocal';
import { answers, type FixtureBot, fixtureBotFolder, startFixtureBot } from './startFixtureBot';

let bot: FixtureBot;
const printed: string[] = [];

beforeAll(async () => {
  bot = await startFixtureBot({
    settings: { BRAND_NAME: 'Fixture', LINE_CHANNEL_SECRET: 'f'.repeat(32) },
    onLine: (part, line) => printed.push(`${part}: ${line}`),
  });
}, 60_000);
afterAll(() => bot.stop());

test('a message of a user reaches the bot, and its answer the user', async () => {
  const emulator = createEmulatorClient(bot.lineUrl);
  const userId = await emulator.addUser({ displayName: 'Mali', sendFollow: false });
  const { status } = await emulator.send(userId, {
    type: 'message',
    message: { type: 'text', text: 'สวัสดี' },
  });
  expect(status).toBe(200);
  const fromBot = (await emulator.transcript(userId)).filter(({ from }) => from === 'bot');
  expect(fromBot.map(({ via, message }) => [via, message.text])).toEqual([['reply', 'สวัสดี']]);
});

test('settings go over the defaults, and addresses are those of this run', async () => {
  expect(await bot.settings()).toMatchObject({
    BRAND_NAME: 'Fixture',
    LINE_CHANNEL_SECRET: 'f'.repeat(32),
    LINE_CHANNEL_ID: '2000000001',
    LINE_API_BASE_URL: bot.lineUrl,
    LINE_DATA_API_BASE_URL: bot.lineUrl,
    PUBLIC_BASE_URL: bot.functionsUrl,
    DataStorage: bot.connectionString,
    ADMIN_API_KEY: bot.adminApiKey,
  });
});

test("the emulator's clock is the bot's", async () => {
  const before = (await bot.settings()).now as number;
  await createEmulatorClient(bot.lineUrl).post('clock', { advanceMs: 3_600_000 });
  expect(((await bot.settings()).now as number) - before).toBeGreaterThanOrEqual(3_600_000);
});

test('the bot is given the AI stand-in, which answers and is on the same clock', async () => {
  const { AZURE_OPENAI_ENDPOINTS, AZURE_OPENAI_API_KEY, AZURE_OPENAI_DEPLOYMENT } =
    (await bot.settings()) as Record<string, string>;
  expect(AZURE_OPENAI_ENDPOINTS).toBe(`${bot.aiUrl}/openai/v1`);
  await createEmulatorClient(bot.lineUrl).post('clock', { advanceMs: 86_400_000 });
  const response = await fetch(`${AZURE_OPENAI_ENDPOINTS}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${AZURE_OPENAI_API_KEY}` },
    body: JSON.stringify({
      model: AZURE_OPENAI_DEPLOYMENT,
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  });
  expect(response.status).toBe(200);
  const { created } = (await response.json()) as { created: number };
  expect(created * 1000 - Date.now()).toBeGreaterThan(80_000_000);
});

test('there is no AI stand-in when the settings name a model', async () => {
  const own = { AZURE_OPENAI_ENDPOINTS: 'https://model.example.com/openai/v1' };
  const other = await startFixtureBot({ settings: own });
  expect(other.aiUrl).toBeUndefined();
  expect(await other.settings()).toMatchObject(own);
  await other.stop();
});

test('there is no LINE emulator when the settings name a channel', async () => {
  const own = { LINE_CHANNEL_SECRET: 'f'.repeat(32), LINE_CHANNEL_ACCESS_TOKEN: 'our-own-token' };
  const other = await startFixtureBot({ settings: own });
  expect([other.emulatesLine, other.lineUrl]).toEqual([false, 'https://api.line.me']);
  const settings = await other.settings();
  expect(settings).toMatchObject(own);
  for (const name of ['LINE_CHANNEL_ID', 'LINE_API_BASE_URL', 'LINE_DATA_API_BASE_URL']) {
    expect(settings).not.toHaveProperty(name);
  }
  await other.stop();
});

test('a channel of which only the token is known starts nothing', async () => {
  const starting = startLocal({
    appDirectory: fixtureBotFolder,
    anyPorts: true,
    settings: { LINE_CHANNEL_ACCESS_TOKEN: 'our-own-token' },
  });
  await expect(starting).rejects.toThrow(/\n {2}LINE_CHANNEL_SECRET: expected/);
});

test('a host that was killed comes back on the same port, and its death is not reported as lost', async () => {
  const before = await bot.settings();
  await bot.killHost();
  expect(await answers(bot.functionsUrl)).toBe(false);
  await bot.restartHost();
  const after = await bot.settings();
  expect(after.pid).not.toBe(before.pid);
  expect(after.PUBLIC_BASE_URL).toBe(before.PUBLIC_BASE_URL);
  expect(await Promise.race([bot.lost, Promise.resolve('nothing')])).toBe('nothing');
});

test('stops every part, and removes what the run wrote', async () => {
  const other = await startFixtureBot();
  const { blob } = other.storage?.ports ?? { blob: 0 };
  expect(await answers(`http://127.0.0.1:${blob}`)).toBe(true);
  await other.stop();
  expect(await answers(other.functionsUrl)).toBe(false);
  expect(await answers(other.lineUrl)).toBe(false);
  expect(await answers(`http://127.0.0.1:${blob}`)).toBe(false);
  expect(existsSync(other.folder)).toBe(false);
});

test('names the part that ended unasked', async () => {
  const other = await startFixtureBot();
  other.storage?.process.kill('SIGKILL');
  expect(await other.lost).toBe('Storage (Azurite)');
  await other.stop();
});

test('says what the bot said when it could not be loaded, without the stack', async () => {
  const starting = startLocal({
    anyPorts: true,
    appDirectory: fixtureBotFolder,
    settings: { FIXTURE_PROBLEM: 'The configuration is not usable:\n  A: is missing\n  B: is bad' },
  });
  await expect(starting).rejects.toThrow(
    /^The configuration is not usable:\n {2}A: is missing\n {2}B: is bad$/,
  );
});

test('a port that was asked for and is taken is one line', async () => {
  const port = new URL(bot.lineUrl).port;
  const starting = startLocal({
    appDirectory: fixtureBotFolder,
    settings: { FUNCTIONS_PORT: '0', LINE_EMULATOR_PORT: port },
  });
  await expect(starting).rejects.toThrow(
    `Port ${port} is taken: free it, or set LINE_EMULATOR_PORT to another`,
  );
});
