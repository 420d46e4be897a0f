import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startLineEmulator } from '../../local/line/startLineEmulator';
import { noBrowserReason, startBrowser } from './browser';
import { takeScreenshots } from './screenshots';
import { channelAccessToken, startExampleBot, type ExampleBot } from './startExampleBot';
import { waitUntil } from './waitUntil';

if (noBrowserReason) process.stdout.write(`The chat page was not tested: ${noBrowserReason}\n`);
const browserTest = noBrowserReason ? test.skip : test;

let directory: string;
let bot: ExampleBot;
let emulator: { url: string; stop: () => Promise<void> };
let browser: Browser;
let context: BrowserContext;
let page: Page;
let pageErrors: string[];

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
  directory = await mkdtemp(join(tmpdir(), 'chat-page-'));
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
  bot.events.length = 0;
  await open({ width: 1280, height: 800 });
});

afterEach(async () => {
  await context?.close();
  if (!noBrowserReason) expect(pageErrors).toEqual([]);
});

/** A window of its own; errors in the page fail the test. */
async function open(viewport: { width: number; height: number }) {
  await context?.close();
  context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  pageErrors = [];
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  await page.goto(emulator.url);
  await page.locator('.user-row').first().waitFor();
}

const composer = () => page.getByRole('textbox', { name: 'Message' });
const answers = () => page.locator('.entry.from-bot');
const bubble = (text: string) => page.locator('.bubble', { hasText: text });
const own = () => page.locator('.entry.from-user');

async function say(text: string) {
  await composer().fill(text);
  await composer().press('Enter');
}

browserTest('lists the people with their languages and greets in an empty chat', async () => {
  expect(await page.locator('.user-row').count()).toBe(4);
  expect(await page.locator('.language-tag').allTextContents()).toEqual([
    'ja',
    'th',
    'zh-TW',
    'en',
  ]);
  expect(await page.locator('.suggestions .chip').allTextContents()).toEqual([
    'おはよう',
    'inspire me',
    'แรงบันดาลใจ',
    '早安',
  ]);
});

browserTest('brings a rich message with one tap on a suggestion', async () => {
  await page.getByRole('button', { name: 'おはよう' }).click();
  await page.locator('.imagemap-state[data-state="good"]').waitFor();
  expect(await page.locator('.imagemap-state').textContent()).toBe('5 widths');
  expect(await page.locator('.welcome').count()).toBe(0);
});

browserTest(
  'shows what was written, that it was read, and which API answered at what cost',
  async () => {
    await say('hello');
    await answers().first().waitFor();
    expect(await own().locator('.bubble').textContent()).toBe('hello');
    await own().getByText('Read').waitFor();
    expect(await answers().locator('.bubble').textContent()).toBe('You said: hello');
    expect(await answers().locator('.via').textContent()).toBe('reply · free');

    await say('push');
    await answers().nth(1).waitFor();
    expect(await answers().nth(1).locator('.via').textContent()).toBe('push · 1');
    await page.locator('.spent b', { hasText: '1' }).waitFor();
  },
);

browserTest('sends the text of a tapped area', async () => {
  await say('おはよう');
  await page.getByRole('button', { name: 'もう一枚' }).first().click();
  await own().nth(1).waitFor();
  expect(await own().nth(1).locator('.bubble').textContent()).toBe('もう一枚お願いします');
});

browserTest('puts each area where the message says', async () => {
  await say('おはよう');
  const area = page.locator('.tap-area').nth(1);
  await area.waitFor();
  const stage = await page.locator('.imagemap-stage').boundingBox();
  const box = await area.boundingBox();
  if (!stage || !box) throw new Error('The picture is not on screen');
  const scale = 1040 / stage.width;
  expect((box.x - stage.x) * scale).toBeCloseTo(368, 0);
  expect((box.y - stage.y) * scale).toBeCloseTo(860, 0);
  expect(box.width * scale).toBeCloseTo(304, 0);
  expect(box.height * scale).toBeCloseTo(136, 0);
});

browserTest(
  'opens an area with a link as a link, and copies the text of a clipboard area',
  async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await say('おはよう');
    const link = page.locator('a.tap-area');
    expect(await link.getAttribute('href')).toBe('https://example.com/saved');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await page.locator('.tap-area', { hasText: '気分を変える' }).click();
    await page.getByText('Copied “今日の一歩”').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('今日の一歩');
  },
);

browserTest('flags a width that is missing, and shows the picture at another', async () => {
  await say('holey');
  await page.locator('.imagemap-state[data-state="broken"]').waitFor();
  await page.getByText('460 missing').waitFor();
  await waitUntil(
    page,
    `document.querySelector('.imagemap-picture').naturalWidth > 0
     && !document.querySelector('.imagemap-picture').classList.contains('failed')`,
  );
  await page.locator('.imagemap-state').click();
  expect(await page.locator('.widths tbody tr').count()).toBe(5);
  expect(await page.locator('.widths tr.flagged th').allTextContents()).toEqual(['460']);
  await page.keyboard.press('Escape');
  expect(await page.locator('.popover').count()).toBe(0);
});

browserTest('outlines the areas on demand', async () => {
  await say('おはよう');
  const toggle = page.getByRole('button', { name: 'Areas' });
  expect(await page.locator('.tap-area-name').first().isVisible()).toBe(false);
  await toggle.click();
  expect(await page.locator('.tap-area-name').first().isVisible()).toBe(true);
  expect(await toggle.getAttribute('aria-pressed')).toBe('true');
});

browserTest('offers quick replies for the last message only', async () => {
  await say('おはよう');
  const chips = page.getByRole('group', { name: 'Quick replies' });
  await chips.getByRole('button', { name: '夕方の言葉' }).click();
  await bubble('You said: mood=evening').waitFor();
  expect(await own().nth(1).locator('.bubble').textContent()).toBe('夕方の言葉がいい');
  expect(await chips.isVisible()).toBe(false);
  expect(bot.events.at(-1)?.postback).toEqual({ data: 'mood=evening' });
});

browserTest('sends the chosen time of a datetime picker', async () => {
  await say('おはよう');
  await page.getByRole('button', { name: '毎朝届ける' }).click();
  expect(await page.getByLabel('When').inputValue()).toBe('07:30');
  await page.getByLabel('When').fill('08:15');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await bubble('You said: daily').waitFor();
  expect(bot.events.at(-1)?.postback).toEqual({ data: 'daily', params: { time: '08:15' } });
});

browserTest('draws a Flex bubble whose buttons work', async () => {
  await say('menu');
  await page.getByText('2-1 Marunouchi, Tokyo').waitFor();
  expect((await page.locator('.flex-bubble').boundingBox())?.width).toBe(300);
  expect(await page.getByRole('link', { name: 'Website' }).getAttribute('href')).toBe(
    'https://example.com/',
  );
  await page.getByRole('button', { name: 'Book a table' }).click();
  await bubble('You said: book=1').waitFor();
});

browserTest('draws a Flex carousel whose boxes can be tapped', async () => {
  await say('moods');
  await page.getByRole('button', { name: 'Bold' }).click();
  expect(await page.locator('.flex-bubble').count()).toBe(3);
  await bubble('You said: Mood: Bold').waitFor();
});

browserTest('draws templates whose actions work', async () => {
  await say('templates');
  await bubble('How often should it come?').waitFor();
  await page.getByRole('button', { name: 'Yes' }).click();
  await bubble('You said: yes').waitFor();
});

browserTest('never reads a message as HTML', async () => {
  await say('html');
  await answers().first().waitFor();
  expect(await answers().locator('.bubble').textContent()).toContain('<img src=x');
  expect(await answers().locator('.bubble img').count()).toBe(0);
  expect(await page.title()).toBe('LINE emulator');
});

browserTest('moves three dots from the loading call until the bot’s message', async () => {
  await say('think');
  await page.locator('.typing').waitFor();
  await say('push');
  await answers().first().waitFor();
  expect(await page.locator('.typing').isVisible()).toBe(false);
});

browserTest('takes the words away when a message is unsent', async () => {
  await say('secret');
  await answers().first().waitFor();
  await own().hover();
  await own().getByRole('button', { name: 'Message menu' }).click();
  await page.getByRole('menuitem', { name: 'Unsend' }).click();
  await page.getByText('You unsent a message').waitFor();
  expect(await own().count()).toBe(0);
  expect(bot.events.at(-1)?.type).toBe('unsend');
});

browserTest('sends pictures, stickers, places and postbacks', async () => {
  await page.locator('input[type=file][accept="image/*"]').setInputFiles({
    name: 'dot.png',
    mimeType: 'image/png',
    buffer: onePixel,
  });
  await own().locator('img.message-picture').waitFor();

  await page.getByRole('button', { name: 'Stickers' }).click();
  await page.getByRole('button', { name: 'Congratulations' }).first().click();
  await page.getByRole('img', { name: 'Sticker: Congratulations' }).waitFor();

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Location' }).click();
  await page.getByRole('button', { name: '台北101' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.locator('.location-card', { hasText: '台北101' }).waitFor();

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Postback' }).click();
  await page.getByLabel('Data').fill('action=help');
  await page.keyboard.press('Enter');
  await bubble('You said: action=help').waitFor();

  const kinds = bot.events.map(({ type, message }) => message?.type ?? type);
  expect(kinds).toEqual(['image', 'sticker', 'location', 'postback']);
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

browserTest('blocks and unblocks the bot', async () => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Block the bot' }).click();
  await page.getByText('You have blocked this bot.').waitFor();
  expect(await composer().isVisible()).toBe(false);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Unblock the bot' }).click();
  await composer().waitFor();
  expect(bot.events.map(({ type }) => type)).toEqual(['unfollow', 'follow']);
});

browserTest('adds a person who follows the bot', async () => {
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name').fill('Nguyễn Lan');
  await page.getByLabel('Language').selectOption('vi');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add and follow the bot' }).click();
  await page.locator('.user-row[aria-current]', { hasText: 'Nguyễn Lan' }).waitFor();
  expect(bot.events.map(({ type }) => type)).toEqual(['follow']);
});

browserTest('works with the keyboard alone', async () => {
  await page.locator('.user-row').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.user-row[aria-current]', { hasText: 'สมหญิง' }).waitFor();
  await page.keyboard.type('one');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await answers().first().waitFor();
  expect(await own().locator('.bubble').textContent()).toBe('one\ntwo');

  await page.keyboard.type('おはよう');
  await page.keyboard.press('Enter');
  await page.locator('.tap-area').first().waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const focused = await page.evaluate('document.activeElement.ariaLabel');
    if (focused === 'もう一枚') break;
  }
  await page.keyboard.press('Enter');
  await bubble('もう一枚お願いします').first().waitFor();
});

browserTest('leaves the Enter of an input method to it', async () => {
  await composer().fill('おは');
  await composer().dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await composer().dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  expect(await composer().inputValue()).toBe('おは');
  await composer().press('Enter');
  await own().first().waitFor();
  expect(bot.events.map(({ message }) => message?.text)).toEqual(['おは']);
});

browserTest('shows the list or the conversation on a phone, with the way back', async () => {
  await open({ width: 390, height: 844 });
  expect(await composer().isVisible()).toBe(false);
  await page.locator('.user-row').first().click();
  expect(await page.locator('.people').isVisible()).toBe(false);
  await say('おはよう');
  await page.locator('.imagemap-state[data-state="good"]').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  const picture = await page.locator('.imagemap-stage').boundingBox();
  expect(picture && picture.x >= 0 && picture.x + picture.width <= 390).toBe(true);
  await page.goBack();
  expect(await page.locator('.people').isVisible()).toBe(true);
  await page.locator('.user-row').first().click();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  expect(await page.locator('.people').isVisible()).toBe(true);
});

browserTest('counts what other people have not read yet', async () => {
  const rows = page.locator('.user-row');
  const userId = await rows.nth(3).getAttribute('data-user-id');
  await fetch(`${emulator.url}/emulator/users/${userId}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', message: { type: 'text', text: 'hi' } }),
  });
  const row = page.locator(`.user-row[data-user-id="${userId}"]`);
  await row.locator('.badge', { hasText: '1' }).waitFor();
  await row.click();
  await bubble('You said: hi').waitFor();
  expect(await row.locator('.badge').count()).toBe(0);
});

browserTest('stays at the newest message unless one reads further up', async () => {
  for (let count = 1; count <= 12; count += 1) {
    await say(`line ${count}`);
    await answers()
      .nth(count - 1)
      .waitFor();
  }
  const distance = `(() => { const box = document.querySelector('.scroll-box');
    return box.scrollHeight - box.scrollTop - box.clientHeight; })()`;
  await waitUntil(page, `${distance} < 2`);
  await page.evaluate(`document.querySelector('.scroll-box').scrollTop = 0`);
  const toNewest = page.getByRole('button', { name: 'To the newest message' });
  await toNewest.waitFor();
  await toNewest.click();
  await waitUntil(page, `${distance} < 2`);
});

browserTest('connects again when the emulator comes back', async () => {
  const { port } = new URL(emulator.url);
  await emulator.stop();
  await page.getByText('Connecting…').waitFor();
  emulator = await startEmulator(Number(port));
  await page.locator('.chat-detail:not(.offline)').waitFor();
  await say('again');
  await bubble('You said: again').waitFor();
});

const directoryForScreenshots = process.env.SCREENSHOT_DIR;
if (directoryForScreenshots) {
  browserTest(
    'saves the pictures for the README',
    async () => {
      const files = await takeScreenshots({
        browser,
        url: emulator.url,
        directory: directoryForScreenshots,
        write: (process.env.SCREENSHOT_TEXTS ?? 'おはよう').split(','),
      });
      expect(files).toHaveLength(4);
    },
    90_000,
  );
}
