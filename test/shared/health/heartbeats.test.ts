import { expect, jest, test } from '@jest/globals';
import { systemTimers } from '../../../shared/clock';
import { createHeartbeats, heartbeatEveryMs } from '../../../shared/health/heartbeats';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { Table } from '../../../shared/storage/table';

function setUp(upsert?: Table['upsert']) {
  let now = 1_763_900_000_000;
  const writes: string[] = [];
  const memory = createMemoryTable('health');
  const table: Table = {
    ...memory,
    async upsert(partition, row, fields) {
      writes.push(row);
      await (upsert ?? memory.upsert)(partition, row, fields);
    },
  };
  const heartbeats = createHeartbeats({
    table,
    clock: () => now,
    timers: systemTimers,
  });
  return {
    heartbeats,
    writes,
    pass: (ms: number) => void (now += ms),
    settle: () => new Promise(setImmediate),
  };
}

test('a thousand messages cost one call, and one more after half a minute', async () => {
  const { heartbeats, writes, pass, settle } = setUp();
  for (let count = 0; count < 1000; count += 1) {
    await heartbeats.during('line-events', async () => undefined);
  }
  await settle();
  expect(writes).toEqual(['beat:line-events']);
  pass(heartbeatEveryMs);
  await heartbeats.during('line-events', async () => undefined);
  await settle();
  expect(writes).toHaveLength(2);
});

test('each queue is reported for by itself', async () => {
  const { heartbeats, writes, settle } = setUp();
  await heartbeats.during('line-events', async () => undefined);
  await heartbeats.during('rich-messages', async () => undefined);
  await settle();
  expect(writes).toEqual(['beat:line-events', 'beat:rich-messages']);
});

test('work that fails reports nothing, and its error is passed on', async () => {
  const { heartbeats, writes, settle } = setUp();
  const failing = heartbeats.during('line-events', () => Promise.reject(new Error('no LINE')));
  await expect(failing).rejects.toThrow('no LINE');
  await settle();
  expect(writes).toEqual([]);
});

test('a report that cannot be written fails no message, and is not tried for each', async () => {
  const { heartbeats, writes, settle } = setUp(() => Promise.reject(new Error('no storage')));
  expect(await heartbeats.during('line-events', async () => 'handled')).toBe('handled');
  await heartbeats.during('line-events', async () => undefined);
  await settle();
  expect(writes).toHaveLength(1);
});

test('work that takes long reports while it goes on', async () => {
  jest.useFakeTimers();
  try {
    const { heartbeats, writes } = setUp();
    const work = Promise.withResolvers<void>();
    const running = heartbeats.during('line-events', () => work.promise);
    await jest.advanceTimersByTimeAsync(heartbeatEveryMs);
    expect(writes).toEqual(['beat:line-events']);
    work.resolve();
    await running;
  } finally {
    jest.useRealTimers();
  }
});
