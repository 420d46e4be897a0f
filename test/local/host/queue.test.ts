import { QueueServiceClient, type QueueClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startAzurite } from '../../../local/storage/startAzurite';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { createFixtureHosts, type FixtureHosts, type RunningFixture } from './startFixture';

let hosts: FixtureHosts;
let host: RunningFixture;
let storage: QueueServiceClient;
let env: Record<string, string>;
const suffix = freshName('q');

beforeAll(async () => {
  storage = QueueServiceClient.fromConnectionString(azuriteConnectionString());
  env = {
    SUFFIX: suffix,
    AzureWebJobsStorage: azuriteConnectionString(),
    Other: azuriteConnectionString(),
  };
  hosts = createFixtureHosts();
  host = await hosts.start('queue', { env });
});
afterAll(() => hosts.end());

async function queueOf(name: string): Promise<QueueClient> {
  const queue = storage.getQueueClient(name);
  await queue.createIfNotExists();
  return queue;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The fields of the message that a function told of, none when it was no object. */
function messageOf(told: Record<string, unknown>): Record<string, unknown> {
  return (told['message'] ?? {}) as Record<string, unknown>;
}

async function countOf(queue: QueueClient): Promise<number> {
  return (await queue.getProperties()).approximateMessagesCount ?? 0;
}

/** Waits until a queue holds so many messages, seen or hidden. */
async function untilCount(queue: QueueClient, count: number): Promise<void> {
  while ((await countOf(queue)) !== count) await new Promise((done) => setTimeout(done, 50));
}

describe('a message reaches its function', () => {
  const cases: [what: string, sent: string, type: string, message: unknown][] = [
    ['text', 'plain ก', 'string', 'plain ก'],
    ['an object of JSON', '{"v":1,"items":[1]}', 'object', { v: 1, items: [1] }],
    ['digits, which JSON makes a number', '12345', 'number', 12345],
    ['quoted text, which loses its quotes', '"quoted"', 'string', 'quoted'],
    ['a list', '["a",2]', 'object', ['a', 2]],
  ];
  test.each(cases)('decoded from base64: %s', async (_what, sent, type, message) => {
    const queue = await queueOf(`inspect-${suffix}`);
    const { messageId } = await queue.sendMessage(base64(sent));
    const told = await host.told(
      (t) => (t['metadata'] as Record<string, unknown>)?.['id'] === messageId,
    );
    expect(told).toMatchObject({ type, message });
    await untilCount(queue, 0);
  });

  test('with its metadata in camel case', async () => {
    const queue = await queueOf(`inspect-${suffix}`);
    const sent = await queue.sendMessage(base64('{"v":7}'));
    const { metadata } = await host.told((t) => messageOf(t).v === 7);
    expect(metadata).toEqual({
      queueTrigger: { v: 7 },
      dequeueCount: 1,
      expirationTime: sent.expiresOn.toISOString().replace('Z', '+00:00'),
      id: sent.messageId,
      insertionTime: sent.insertedOn.toISOString().replace('Z', '+00:00'),
      nextVisibleTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/),
      popReceipt: expect.any(String),
      v: 7,
    });
  });

  test('and fields of the message overwrite metadata of the same name', async () => {
    const queue = await queueOf(`inspect-${suffix}`);
    await queue.sendMessage(
      base64('{"id":"mine","DequeueCount":42,"list":[1],"none":null,"deep":{"A":1},"yes":true}'),
    );
    const { metadata } = await host.told((t) => messageOf(t).id === 'mine');
    expect(metadata).toMatchObject({ id: 'mine', dequeueCount: 42, deep: { a: 1 }, yes: 'True' });
    expect(metadata).not.toHaveProperty('list');
    expect(metadata).not.toHaveProperty('none');
  });

  test('that another function put there through an output binding', async () => {
    const queue = await queueOf(`inspect-${suffix}`);
    const answer = await fetch(`${host.url}/api/put`, {
      method: 'POST',
      body: JSON.stringify(['first of list', { second: true }]),
    });
    expect(answer.status).toBe(202);
    await host.told((t) => t['message'] === 'first of list');
    await host.told((t) => messageOf(t).second === true);
    await untilCount(queue, 0);
  });
});

describe('a message that cannot be done', () => {
  test('is tried maxDequeueCount times, then moved to the poison queue, which is made', async () => {
    const queue = await queueOf(`fails-${suffix}`);
    await queue.sendMessage(base64('bad'));
    expect(await host.told((t) => t['poisoned'] === 'bad')).toEqual({ poisoned: 'bad' });
    const tries = host.lines.filter((line) => line.includes('"failing":"bad"'));
    expect(tries.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    await untilCount(queue, 0);
  });

  test('since it is not base64 goes to the poison queue as it is, and its function is not run', async () => {
    const inspected = await queueOf(`inspect-${suffix}`);
    const poison = storage.getQueueClient(`inspect-${suffix}-poison`);
    await inspected.sendMessage('not base64!');
    await host.line((line) => line.includes('is not base64'));
    await untilCount(inspected, 0);
    const [moved] = (await poison.peekMessages()).peekedMessageItems;
    expect(moved?.messageText).toBe('not base64!');
    expect(host.lines.join('\n')).not.toContain('"not base64!"');
  });
});

test('a function takes no more than batchSize and newBatchThreshold allow', async () => {
  const other = freshName('q');
  const slow = await hosts.start('queue', { env: { ...env, SUFFIX: other, SLOW_MS: '400' } });
  const queue = await queueOf(`slow-${other}`);
  for (let i = 0; i < 8; i += 1) await queue.sendMessage(base64(`m${i}`));
  await untilCount(queue, 0);
  let running = 0;
  let most = 0;
  for (const line of slow.lines) {
    if (line.includes('"began"')) running += 1;
    if (line.includes('"ended"')) running -= 1;
    most = Math.max(most, running);
  }
  // Two more are fetched once no more than one is worked on.
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(3);
  expect(await slow.stop()).toBe(0);
});

test('a message stays hidden while its function outlives the time it was hidden for', async () => {
  const other = freshName('q');
  const slow = await hosts.start('queue', {
    env: { ...env, SUFFIX: other, SLOW_MS: '3500', FUNCTIONS_IN_FLIGHT_VISIBILITY_MS: '2000' },
  });
  const queue = await queueOf(`slow-${other}`);
  await queue.sendMessage(base64('long'));
  await slow.told((t) => t['ended'] === 'long');
  await untilCount(queue, 0);
  expect(slow.lines.filter((line) => line === '{"began":"long"}')).toHaveLength(1);
  expect(await slow.stop()).toBe(0);
});

test('stopping finishes what was received and leaves the rest visible', async () => {
  const other = freshName('q');
  const slow = await hosts.start('queue', { env: { ...env, SUFFIX: other, SLOW_MS: '500' } });
  const queue = await queueOf(`slow-${other}`);
  const sent = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
  for (const text of sent) await queue.sendMessage(base64(text));
  await slow.line((line) => line.includes('"began"'));
  expect(await slow.stop()).toBe(0);
  const told = (what: string) =>
    slow.lines.flatMap((line) => (line.startsWith(`{"${what}"`) ? [line.split('"')[3]!] : []));
  const left = await queue.receiveMessages({ numberOfMessages: 32 });
  const leftTexts = left.receivedMessageItems.map((m) =>
    Buffer.from(m.messageText, 'base64').toString(),
  );
  expect(told('ended').sort()).toEqual(told('began').sort());
  expect(leftTexts).not.toEqual([]);
  expect([...told('ended'), ...leftTexts].sort()).toEqual(sent);
});

test('the same signal again ends the host at once', async () => {
  const other = freshName('q');
  const slow = await hosts.start('queue', { env: { ...env, SUFFIX: other, SLOW_MS: '20000' } });
  const queue = await queueOf(`slow-${other}`);
  await queue.sendMessage(base64('stuck'));
  await slow.told((t) => t['began'] === 'stuck');
  void slow.stop('SIGTERM');
  void slow.stop('SIGINT');
  await new Promise((done) => setTimeout(done, 100));
  expect(slow.process.exitCode).toBeNull();
  expect(await slow.stop('SIGINT')).toBe(1);
});

test('app settings override host.json and switch functions off', async () => {
  const other = freshName('q');
  const plain = await hosts.start('queue', {
    env: {
      ...env,
      SUFFIX: other,
      AzureFunctionsJobHost__extensions__queues__messageEncoding: 'none',
      'AzureWebJobs.fails.Disabled': 'true',
    },
  });
  expect(plain.functions).toContainEqual({
    name: 'fails',
    kind: 'disabled',
    detail: 'AzureWebJobs.fails.Disabled',
  });
  const [inspected, fails] = [await queueOf(`inspect-${other}`), await queueOf(`fails-${other}`)];
  await fails.sendMessage('left alone');
  await inspected.sendMessage('not encoded!');
  await plain.told((t) => t['message'] === 'not encoded!');
  expect(await countOf(fails)).toBe(1);
  expect(await plain.stop()).toBe(0);
});

test('a storage that hangs does not lose or double a message', async () => {
  const azurite = await startAzurite();
  try {
    const other = freshName('q');
    const { connectionString } = azurite;
    const own = await hosts.start('queue', {
      env: { SUFFIX: other, AzureWebJobsStorage: connectionString, Other: connectionString },
    });
    const queue = QueueServiceClient.fromConnectionString(connectionString).getQueueClient(
      `inspect-${other}`,
    );
    await queue.create();
    await queue.sendMessage(base64('before'));
    await own.told((t) => t['message'] === 'before');
    azurite.process.kill('SIGSTOP');
    const sent = queue.sendMessage(base64('during'));
    expect((await fetch(`${own.url}/`)).status).toBe(200);
    azurite.process.kill('SIGCONT');
    await sent;
    await own.told((t) => t['message'] === 'during');
    await untilCount(queue, 0);
    expect(own.lines.filter((line) => line.includes('"message":"during"'))).toHaveLength(1);
    expect(await own.stop()).toBe(0);
  } finally {
    azurite.process.kill('SIGKILL');
  }
});
