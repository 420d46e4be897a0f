import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { waitUntil } from './waitUntil';

export type ScreenshotOptions = {
  browser: Browser;
  /** The chat page: the emulator's address. */
  url: string;
  directory: string;
  /** What the first user writes, one after the other; each waits for an answer. @default ['おはよう'] */
  write?: string[];
};

const windows = [
  { name: 'desktop', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/**
 * The README's pictures of the chat page: writes as the first user, waits until every picture is there, and saves
 * `chat-page-desktop.png`, `chat-page-phone.png` and their dark twins.
 *
 * @returns the saved files
 */
export async function takeScreenshots(options: ScreenshotOptions): Promise<string[]> {
  const { browser, url, directory, write = ['おはよう'] } = options;
  await mkdir(directory, { recursive: true });
  const files: string[] = [];
  for (const { name, width, height, colorScheme } of windows) {
    await fetch(`${url}/emulator/reset`, { method: 'POST' });
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: 2,
      colorScheme,
      locale: 'en-GB',
      timezoneId: morningTimeZone(),
      reducedMotion: 'reduce',
    });
    try {
      const page = await context.newPage();
      await page.goto(url);
      await page.locator('.user-row').first().click();
      await writeAsOthers(page, url);
      for (const text of write) await writeAndWait(page, text);
      const file = join(directory, `chat-page-${name}.png`);
      await page.screenshot({ path: file });
      files.push(file);
    } finally {
      await context.close();
    }
  }
  return files;
}

/** A zone where it is a little past eight, so that a good morning is one in the picture. */
function morningTimeZone(): string {
  const hours = ((8 - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Runs in the page, whose types this project's tests do not have. */
const allIsThere = `
  [...document.querySelectorAll('.entries img')].every((one) => one.complete && one.naturalWidth > 0)
  && [...document.querySelectorAll('.imagemap-state')].every((one) => one.dataset.state !== 'busy')
`;

const greetings: Record<string, string> = { th: 'แรงบันดาลใจ', 'zh-TW': '早安', en: 'inspire me' };

/** Fills the list: everyone but the first writes a word of their language and has an answer waiting. */
async function writeAsOthers(page: Page, url: string) {
  const { users } = (await (await fetch(`${url}/emulator/users`)).json()) as {
    users: { userId: string; language: string }[];
  };
  for (const { userId, language } of users.slice(1)) {
    await fetch(`${url}/emulator/users/${userId}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        message: { type: 'text', text: greetings[language] ?? 'inspire me' },
      }),
    });
  }
  await waitUntil(page, `document.querySelectorAll('.badge').length === ${users.length - 1}`);
}

async function writeAndWait(page: Page, text: string) {
  const answers = page.locator('.entry.from-bot');
  const before = await answers.count();
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await answers.nth(before).waitFor();
  await waitUntil(page, allIsThere);
  await page.mouse.move(0, 0);
}
