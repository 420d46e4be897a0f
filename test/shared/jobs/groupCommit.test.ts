import { expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { systemTimers } from '../../../shared/clock';
import { createGroupCommit } from '../../../shared/jobs/groupCommit';
import { lineEventJob } from '../../../shared/jobs/lineEventJob';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

interface Sent {
  readonly items: unknown[];
  readonly bytes: number;
  finish(error?: Error): void;
}

function setUp(limits: { maxItems?: number; maxBytes?: number; maxInFlight?: number } = {}) {
  const sent: Sent[] = [];
  const reporter = createMemoryReporter();
  const commit = createGroupCommit({
    job: lineEventJob,
    send: (text) =>
      new Promise((resolve, reject) => {
        sent.push({
          items: (JSON.parse(text) as { items: unknown[] }).items,
          bytes: Buffer.byteLength(text),
          finish: (error) => (error ? reject(error) : resolve()),
        });
      }),
    reporter,
    clock: () => 0,
    timers: systemTimers,
    ...limits,
  });
  return { commit, sent, reporter };
}

const turn = () => delay(1);

test('a lone item leaves at once, in a message of its own', async () => {
  const { commit, sent } = setUp();
  const stored = commit.add('1');
  await turn();
  expect(sent.map(({ items }) => items)).toEqual([[1]]);
  sent[0]?.finish();
  await stored;
});

test('items that arrive while a message is under way share the next one', async () => {
  const { commit, sent } = setUp({ maxInFlight: 1 });
  const all = [commit.add('1')];
  await turn();
  all.push(commit.add('2'), commit.add('3'));
  await turn();
  expect(sent).toHaveLength(1);
  sent[0]?.finish();
  await turn();
  expect(sent[1]?.items).toEqual([2, 3]);
  sent[1]?.finish();
  await Promise.all(all);
});

test('nobody is told that an item is stored before its message is', async () => {
  const { commit, sent } = setUp();
  let told = false;
  const stored = commit.add('1').then(() => (told = true));
  await turn();
  expect(told).toBe(false);
  sent[0]?.finish();
  await stored;
  expect(told).toBe(true);
});

test('a message that could not be stored fails all of its items and none of the others', async () => {
  const { commit, sent } = setUp({ maxItems: 2, maxInFlight: 2 });
  const results = Promise.allSettled(['1', '2', '3'].map((item) => commit.add(item)));
  await turn();
  sent[0]?.finish(new Error('storage is down'));
  sent[1]?.finish();
  const statuses = (await results).map(({ status }) => status);
  expect(statuses).toEqual(['rejected', 'rejected', 'fulfilled']);
});

test('a message holds no more items and bytes than allowed, and keeps their order', async () => {
  const { commit, sent } = setUp({ maxItems: 3, maxBytes: 1000, maxInFlight: 100 });
  const items = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify(`${index}-${'x'.repeat(index * 30)}`),
  );
  const all = items.map((item) => commit.add(item));
  await turn();
  for (const message of sent) message.finish();
  await Promise.all(all);
  expect(sent.flatMap((message) => message.items)).toEqual(items.map((item) => JSON.parse(item)));
  for (const message of sent) {
    expect(message.items.length).toBeLessThanOrEqual(3);
    expect(message.bytes).toBeLessThanOrEqual(1000 + 100);
  }
});
