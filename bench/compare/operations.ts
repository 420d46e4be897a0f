import { setTimeout as delay } from 'node:timers/promises';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { signedWebhook } from '../signedWebhook';
import type { MeasuredApp } from './measuredApp';

/** One kind of work that is measured, through what every commit has: webhook, management API, LINE and model. */
export interface Operation {
  readonly name: string;
  /** Whether the bot handles what it gets; without it, webhooks are only stored. */
  readonly handlesEvents: boolean;
  /** Operations that `burst` does. */
  readonly perBurst: number;
  /** How often A B B A, a burst each, until CPU time is read. */
  readonly perBlock: number;
  /** Ends when what it asked for is done. @throws Error when an operation does not succeed */
  burst(app: MeasuredApp): Promise<void>;
}

const webhooksPerBurst = 5;
const turnsPerBurst = 6;

/*
 * Bursts are equal, and each begins when the one before is done. How many webhooks share a message of the queue, and how
 * many messages are fetched at once, would else depend on how fast the machine is at the moment.
 */
export const operations: readonly Operation[] = [
  {
    name: 'webhook',
    handlesEvents: false,
    perBurst: webhooksPerBurst,
    perBlock: 5,
    burst: postWebhooks,
  },
  {
    name: 'chat turn',
    handlesEvents: true,
    perBurst: turnsPerBurst,
    perBlock: 1,
    burst: chat,
  },
  {
    name: 'picture',
    handlesEvents: false,
    perBurst: 1,
    perBlock: 1,
    burst: drawPicture,
  },
];

async function postWebhooks({ local }: MeasuredApp): Promise<void> {
  for (let sent = 0; sent < webhooksPerBurst; sent += 1) {
    await postWebhook(`${local.functionsUrl}/api/webhook`);
  }
}

async function postWebhook(url: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...signedWebhook() });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`A webhook is answered with ${response.status}`);
}

/** New people, one text each, all in one webhook; a turn is done when its answer has come. */
async function chat({ local }: MeasuredApp): Promise<void> {
  const emulator = createEmulatorClient(local.lineUrl);
  const bulk = await emulator.post('users/bulk', { count: turnsPerBurst, language: 'en' });
  const { userIds } = bulk as { userIds: string[] };
  const message = { type: 'text', text: 'I planted tomatoes on the balcony' };
  const events = userIds.map((userId) => ({ userId, type: 'message', message }));
  await emulator.post('webhook', { events });
  for (const userId of userIds) await untilAnswered(emulator, userId);
}

const answerTimeoutMs = 60_000;

async function untilAnswered(emulator: EmulatorClient, userId: string): Promise<void> {
  const deadline = performance.now() + answerTimeoutMs;
  while (performance.now() < deadline) {
    const entries = await emulator.transcript(userId);
    if (entries.some(({ from }) => from === 'bot')) return;
    await delay(20);
  }
  throw new Error('A chat got no answer');
}

let drawn = 0;

/** Words that were never drawn: five widths, stored and read back. */
async function drawPicture({ local }: MeasuredApp): Promise<void> {
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
