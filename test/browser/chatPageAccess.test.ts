import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startLineEmulator } from '../../local/line/startLineEmulator';
import { noBrowserReason, startBrowser } from './browser';
import { channelAccessToken, startExampleBot, type ExampleBot } from './startExampleBot';
import { waitUntil } from './waitUntil';

const browserTest = noBrowserReason ? test.skip : test;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

let directory: string;
let bot: ExampleBot;
let emulator: { url: string; stop: () => Promise<void> };
let browser: Browser;
let context: BrowserContext | undefined;
let page: Page;

const startEmulator = (port: number) =>
  startLineEmulator({
    port,
    webhookUrl: bot.webhookUrl,
    channelSecret: 'secret of the browser test',
    channelAccessToken,
    botName: 'Local Bot',
    pageDirectory: join(process.cwd(), 'dist', 'local', 'page'),
    quota: { type: 'limited', value: 200 },
  });

beforeAll(async () => {
  if (noBrowserReason) return;
  directory = await mkdtemp(join(tmpdir(), 'chat-page-access-'));
  bot = await startExampleBot();
  emulator = await startEmulator(0);
  bot.apiUrl = emulator.url;
  browser = await startBrowser(directory);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await emulator?.stop();
  await bot?.stop();
  if (directory) await rm(directory, { recursive: true, force: true });
});

beforeEach(async () => {
  if (noBrowserReason) return;
  await fetch(`${emulator.url}/emulator/reset`, { method: 'POST' });
});

afterEach(() => context?.close());

async function open(viewport: { width: number; height: number }) {
  context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(emulator.url);
  await page.locator('.user-row').first().waitFor();
}

const composer = () => page.getByRole('textbox', { name: 'Message' });
const answers = () => page.locator('.entry.from-bot');

async function say(text: string) {
  const before = await answers().count();
  await composer().fill(text);
  await composer().press('Enter');
  await answers().nth(before).waitFor();
}

browserTest.each([
  ['a phone', phone],
  ['200 % zoom', { width: 640, height: 400 }],
])('the composer has its height on %s', async (_name, viewport) => {
  await open(viewport);
  await page.locator('.user-row').first().click();
  expect((await composer().boundingBox())?.height).toBeGreaterThanOrEqual(40);
  await composer().fill('one\ntwo\nthree');
  expect((await composer().boundingBox())?.height).toBeGreaterThanOrEqual(66);
});

browserTest('the focus goes to the composer when a tapped chip goes away', async () => {
  await open(desktop);
  await page.getByRole('button', { name: 'おはよう' }).press('Enter');
  await answers().nth(1).waitFor();
  await waitUntil(page, `document.activeElement.matches('.composer-input')`);
  const chips = page.getByRole('group', { name: 'Quick replies' });
  await chips.getByRole('button', { name: '夕方の言葉' }).press('Enter');
  await page.locator('.bubble', { hasText: 'You said: mood=evening' }).waitFor();
  await waitUntil(page, `document.activeElement.matches('.composer-input')`);
});

browserTest('a chip keeps the focus when somebody else writes', async () => {
  await open(desktop);
  await say('おはよう');
  await page.getByRole('button', { name: '夕方の言葉' }).focus();
  const other = await page.locator('.user-row').last().getAttribute('data-user-id');
  await writeAs(other);
  await page.locator('.badge').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('夕方の言葉');
});

async function writeAs(userId: string | null) {
  await fetch(`${emulator.url}/emulator/users/${userId}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', message: { type: 'text', text: 'hi' } }),
  });
}

browserTest('each message says who speaks, and one heading names the page', async () => {
  await open(desktop);
  await say('hello');
  await say('again');
  expect(await page.locator('.speaker, .sender-name').allTextContents()).toEqual([
    'You: ',
    'Local Bot',
    'You: ',
    'Local Bot',
  ]);
  await say('おはよう');
  const ofBot = page.locator('.from-bot .speaker, .from-bot .sender-name');
  expect(await ofBot.count()).toBe(await answers().count());
  expect(await page.locator('h1').allTextContents()).toEqual(['LINE emulator']);
});

browserTest('the newest chat comes first', async () => {
  await open(desktop);
  const other = await page.locator('.user-row').nth(2).getAttribute('data-user-id');
  await writeAs(other);
  await waitUntil(page, `document.querySelector('.user-row').dataset.userId === '${other}'`);
});

browserTest.each([
  ['desktop', desktop],
  ['phone', phone],
])('a long name is shown whole: %s', async (_name, viewport) => {
  const displayName = 'Wolfeschlegelsteinhausenbergerdorff Maria Theresia Nakhon Ratchasima';
  await fetch(`${emulator.url}/emulator/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName, language: 'de' }),
  });
  await open(viewport);
  await page.locator('.user-row', { hasText: 'Theresia' }).waitFor();
  const isWhole = (selector: string) =>
    page.evaluate<boolean>(`[...document.querySelectorAll('${selector}')].every(
      (one) => one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1)`);
  expect(await isWhole('.user-name-text')).toBe(true);
  await page.locator('.user-row', { hasText: 'Theresia' }).click();
  await page.locator('.chat-detail', { hasText: 'Theresia' }).waitFor();
  expect(await isWhole('.chat-detail')).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
});

browserTest('a text that nobody took stands in the composer again', async () => {
  await open(desktop);
  const { port } = new URL(emulator.url);
  await emulator.stop();
  await page.getByText('Connecting…').waitFor();
  await composer().fill('do not lose me');
  await composer().press('Enter');
  await page.locator('.toast-alert').waitFor();
  expect(await composer().inputValue()).toBe('do not lose me');
  emulator = await startEmulator(Number(port));
  await page.locator('.chat-detail:not(.offline)').waitFor();
  expect(await composer().inputValue()).toBe('do not lose me');
});

browserTest('a text that the bot never got can be sent again from its menu', async () => {
  await open(desktop);
  await changeWebhook('http://127.0.0.1:9/nobody');
  await composer().fill('hello');
  await composer().press('Enter');
  await page.getByText('The bot could not be reached').waitFor();
  await changeWebhook(bot.webhookUrl);
  await page.locator('.entry.from-user').hover();
  await page.getByRole('button', { name: 'Message menu' }).click();
  await page.getByRole('menuitem', { name: 'Send again' }).click();
  await page.locator('.bubble', { hasText: 'You said: hello' }).waitFor();
});

const changeWebhook = (endpoint: string) =>
  fetch(`${emulator.url}/emulator/channel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ webhook: { endpoint } }),
  });

browserTest('the list in Details is one stop of the Tab key, with arrow keys inside', async () => {
  await open(desktop);
  for (const text of ['one', 'two', 'three']) await say(text);
  const stops = page.locator('.item summary[tabindex="0"]');
  await waitUntil(page, `document.querySelectorAll('.item summary').length >= 6`);
  expect(await stops.count()).toBe(1);
  await stops.focus();
  const place = `[...document.querySelectorAll('.item summary')].indexOf(document.activeElement)`;
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(place)).toBe(1);
  await page.keyboard.press('End');
  expect(
    await page.evaluate(`${place} === document.querySelectorAll('.item summary').length - 1`),
  ).toBe(true);
  await page.keyboard.press('Home');
  expect(await page.evaluate(place)).toBe(0);
  expect(await stops.count()).toBe(1);
});
