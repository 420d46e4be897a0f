import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { advanceClock } from '../../../local/clock/localClock';
import { type Azurite, startAzurite } from '../../../local/storage/startAzurite';
import {
  createStorageClients,
  type StorageClients,
} from '../../../shared/storage/createStorageClients';
import { createMemoryQueue } from '../../../shared/storage/memoryQueue';
import type { MessageQueue } from '../../../shared/storage/messageQueue';
import { freshName } from '../../setup/azurite';

// An Azurite of its own, whose clock these tests move: everybody else's must keep the time.
const folder = mkdtempSync(join(tmpdir(), 'queueTime-'));
const clockFile = join(folder, 'clock');
let azurite: Azurite;
let clients: StorageClients;

beforeAll(async () => {
  azurite = await startAzurite({ clockFile });
  clients = createStorageClients({ connectionString: azurite.connectionString });
});

afterAll(async () => {
  await azurite.stop();
  rmSync(folder, { recursive: true });
});

interface TimedQueue {
  readonly queue: MessageQueue;
  readonly advance: (ms: number) => Promise<void>;
}

const azuriteQueue = (): TimedQueue => ({
  queue: clients.queue(freshName('queue')),
  advance: (ms) => advanceClock(clockFile, ms),
});

function memoryQueue(): TimedQueue {
  let now = Date.UTC(2026, 10, 23);
  return {
    queue: createMemoryQueue('memory', () => now),
    advance: async (ms) => {
      now += ms;
    },
  };
}

describe.each([
  ['Azurite', azuriteQueue],
  ['memory', memoryQueue],
])('the time of a queue: %s', (_name, make) => {
  const textsOf = async (queue: MessageQueue) =>
    (await queue.receive(32, 30)).map(({ text }) => text);

  test('hides a message for as long as its sender said', async () => {
    const { queue, advance } = make();
    await queue.send('later', { hiddenForSeconds: 600 });
    await advance(590_000);
    expect(await textsOf(queue)).toEqual([]);
    await advance(11_000);
    expect(await textsOf(queue)).toEqual(['later']);
  });

  test('gives a message that was hidden for 600 s again after 601 s, once more counted', async () => {
    const { queue, advance } = make();
    await queue.send('again');
    const [first] = await queue.receive(1, 600);
    await advance(590_000);
    expect(await textsOf(queue)).toEqual([]);
    await advance(11_000);
    const [second] = await queue.receive(1, 600);
    expect(second).toMatchObject({ id: first?.id, text: 'again', dequeueCount: 2 });
    expect(second?.insertedAt).toEqual(first?.insertedAt);
  });

  test('never gives a removed message again', async () => {
    const { queue, advance } = make();
    await queue.send('once');
    for (const message of await queue.receive(1, 600)) await queue.remove(message);
    await advance(601_000);
    expect(await textsOf(queue)).toEqual([]);
  });

  test('forgets a message when its time to live is over', async () => {
    const { queue, advance } = make();
    await queue.send('short', { timeToLiveSeconds: 60 });
    await advance(61_000);
    expect(await textsOf(queue)).toEqual([]);
  });
});

test('texts are base64 on the wire, as the Functions host reads them', async () => {
  const queue = clients.queue(freshName('queue'));
  await queue.send('สวัสดี');
  const service = await clients.services.queue();
  const { peekedMessageItems } = await service.getQueueClient(queue.name).peekMessages();
  expect(peekedMessageItems[0]?.messageText).toBe(Buffer.from('สวัสดี').toString('base64'));
});

test('in memory, a message that failed is hidden for as long as its host says, and stays counted', async () => {
  let now = Date.UTC(2026, 10, 23);
  const queue = createMemoryQueue('memory', () => now);
  await queue.send('again');
  const [first] = await queue.receive(1, 600);
  if (first === undefined) throw new Error('nothing was received');
  await queue.hide(first, 2);
  expect(await queue.receive(1, 600)).toEqual([]);
  now += 2000;
  const [second] = await queue.receive(1, 600);
  expect(second).toMatchObject({ id: first.id, dequeueCount: 2 });
  await queue.hide(first, 0);
  expect(await queue.receive(1, 600)).toEqual([]);
});
