import { setTimeout as delay } from 'node:timers/promises';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { signedWebhook } from '../signedWebhook';
import type { MeasuredApp } from './measuredApp';

/** One kind of work that is measured, through what every commit has: webhook, management API, LINE and model. */
export interface Operation {
  readonly name: string;
  /** Whether the bot handles what it gets; without it, webhooks are only stored. */
  readonly handlesEvents: boolean;
  /** Operations before anything is measured, while code is compiled and caches fill. */
  readonly warmUp: number;
  /** Operations of a block. */
  readonly block: number;
  /** @throws Error when one of them does not succeed */
  run(app: MeasuredApp, count: number): Promise<void>;
}

/*
 * Work comes in equal bursts, each when the one before is done. How many webhooks share a message of the queue, and how
 * many messages are fetched at once, would else depend on how fast the machine is at the moment.
 */
export const operations: readonly Operation[] = [
  { name: 'webhook', handlesEvents: false, warmUp: 300, block: 50, run: runWebhooks },
  { name: 'chat turn', handlesEvents: true, warmUp: 24, block: 6, run: runChatTurns },
  { name: 'picture', handlesEvents: false, warmUp: 4, block: 2, run: drawPictures },
];

const peopleAtOnce = 6;

async function runWebhooks({ local }: MeasuredApp, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1)
    await postWebhook(`${local.functionsUrl}/api/webhook`);
}

async function postWebhook(url: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...signedWebhook() });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`A webhook is answered with ${response.status}`);
}

/** What is left to do when the last answer has come. */
const afterLastAnswerMs = 50;
const answerTimeoutMs = 60_000;

/** New people, one text each, several in one webhook; a turn is done when its answer has come. */
async function runChatTurns({ local }: MeasuredApp, count: number): Promise<void> {
  const emulator = createEmulatorClient(local.lineUrl);
  for (let turns = 0; turns < count; turns += peopleAtOnce) {
    const bulk = await emulator.post('users/bulk', { count: peopleAtOnce, language: 'en' });
    const { userIds } = bulk as { userIds: string[] };
    const message = { type: 'text', text: 'I planted tomatoes on the balcony' };
    const events = userIds.map((userId) => ({ userId, type: 'message', message }));
    await emulator.post('webhook', { events });
    for (const userId of userIds) await untilAnswered(emulator, userId);
    await delay(afterLastAnswerMs);
  }
}

async function untilAnswered(emulator: EmulatorClient, userId: string): Promise<void> {
  const deadline = performance.now() + answerTimeoutMs;
  while (performance.now() < deadline) {
    const entries = await emulator.transcript(userId);
    if (entries.some(({ from }) => from === 'bot')) return;
    await delay(20);
  }
  throw new Error('A chat got no answer');
}

async function drawPictures({ local }: MeasuredApp, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await drawPicture(local);
}

let drawn = 0;

/** Words that were never drawn: five widths, stored and read back. */
async function drawPicture(local: MeasuredApp['local']): Promise<void> {
  drawn += 1;
  const response = await fetch(`${local.functionsUrl}/api/manage/rich-messages/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-admin-key': local.adminApiKey },
    body: JSON.stringify({
      template: 'forest-dawn',
      language: drawn % 2 === 0 ? 'en' : 'ja',
      layout: 'A',
      heightPx: 1040,
      cells: [
        {
          text: { title: drawn % 2 === 0 ? 'Good morning' : 'おはよう', body: `No. ${drawn}` },
          action: { type: 'message', text: 'morning' },
        },
      ],
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`A picture is answered with ${response.status}: ${text}`);
}
