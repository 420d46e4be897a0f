import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createEmulatorClient, type EmulatorClient } from '../local/demo/emulatorClient';
import { startLocal } from '../local/start/startLocal';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';

const bench = 'chat';

/** Texts of a conversation; none asks for a tool. */
const texts = [
  'I planted tomatoes on the balcony',
  'They like the sun in the morning',
  'What did I just say?',
  'My neighbour gives me basil now and then',
];
const textTargetMs = 60;
const pickupTargetMs = 150;

/**
 * Whole turns through the built app, one after the other: webhook, queue, memory, model (the stand-in), reply. What the model
 * took is taken off; a card that is ready is the same way without a model.
 */
export async function runChatBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const turns = smoke ? 4 : 160;
  const folder = mkdtempSync(join(tmpdir(), 'line-bot-bench-'));
  const file = join(folder, 'telemetry.jsonl');
  const settings = {
    TELEMETRY_FILE: file,
    CHAT_MESSAGES_PER_USER_PER_MINUTE: '1000',
    AI_DAILY_BUDGET_PER_USER_USD: '1000',
  };
  const local = await startLocal({ anyPorts: true, settings });
  try {
    const emulator = createEmulatorClient(local.lineUrl);
    const userId = await emulator.addUser({ language: 'en', sendFollow: false });
    let answered = 0;
    const say = async (text: string) => {
      await emulator.send(userId, { type: 'message', message: { type: 'text', text } });
      answered += 1;
      await untilAnswered(emulator, userId, answered);
    };
    // The first of each loads and draws.
    await say('inspire me');
    await say('hello');
    await delay(200);
    const before = readFileSync(file, 'utf8').length;
    for (let turn = 0; turn < turns; turn += 1) {
      await say(texts[turn % texts.length] ?? '');
      await say('motivation');
    }
    await delay(500);
    return describe(readEvents(readFileSync(file, 'utf8').slice(before)));
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilAnswered(
  emulator: EmulatorClient,
  userId: string,
  count: number,
): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const entries = await emulator.transcript(userId);
    if (entries.filter(({ from }) => from === 'bot').length >= count) return;
    await delay(10);
  }
  throw new Error('An answer never came');
}

interface Event {
  readonly name: string;
  readonly [field: string]: unknown;
}

function readEvents(lines: string): Event[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event);
}

/** Turns end in the order in which they began: the model's part of each is the one that was told before it. */
function describe(events: readonly Event[]): BenchRow[] {
  const ours: number[] = [];
  const cards: number[] = [];
  const waited: number[] = [];
  let modelMs: number | undefined;
  for (const event of events) {
    if (event.name === 'chat.turn') modelMs = Number(event.modelMs);
    if (event.name === 'queue.pickedUp' && event.queue === 'line-events') {
      waited.push(Number(event.waitedMs));
    }
    if (event.name !== 'event.handled' || event.type !== 'message') continue;
    if (modelMs === undefined) cards.push(Number(event.ms));
    else ours.push(Number(event.ms) - modelMs);
    modelMs = undefined;
  }
  const calls = events.filter(({ name }) => name === 'ai.called');
  const sum = (field: string) => calls.reduce((all, call) => all + Number(call[field]), 0);
  const p95 = percentile(ours, 0.95);
  const cardP95 = percentile(cards, 0.95);
  const pickup = percentile(waited, 0.95);
  return [
    {
      bench,
      metric: 'turn without the model: p95',
      value: p95,
      unit: 'ms',
      baseline: { name: 'a card that is ready', value: cardP95 },
      ratio: p95 / cardP95,
      target: `<= ${textTargetMs} ms`,
      met: p95 <= textTargetMs,
    },
    {
      bench,
      metric: 'turn without the model: median',
      value: percentile(ours, 0.5),
      unit: 'ms',
      baseline: { name: 'a card that is ready', value: percentile(cards, 0.5) },
      ratio: percentile(ours, 0.5) / percentile(cards, 0.5),
    },
    {
      bench,
      metric: 'queue to handler, warm: p95',
      value: pickup,
      unit: 'ms',
      target: `<= ${pickupTargetMs} ms`,
      met: pickup <= pickupTargetMs,
    },
    {
      bench,
      metric: "prompt tokens from the provider's cache",
      value: (100 * sum('cachedTokens')) / sum('promptTokens'),
      unit: '%',
    },
  ];
}
