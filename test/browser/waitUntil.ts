import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const stepMs = 50;
const maxSteps = 200;

/**
 * Waits until an expression is true in the page. Playwright's `waitForFunction` makes code out of text inside the page,
 * which the page's content policy forbids.
 */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  for (let step = 0; step < maxSteps; step += 1) {
    if (await page.evaluate(expression)) return;
    await delay(stepMs);
  }
  throw new Error(`It never came true in the page: ${expression.trim()}`);
}
