import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatLease, chatLeaseMs } from '../../../shared/inbox/chatLease';
import { createChatTurns, type EnterResult } from '../../../shared/inbox/chatTurns';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createStorageClients } from '../../../shared/storage/createStorageClients';
import type { Table } from '../../../shared/storage/table';
import { azuriteConnectionString, freshName } from '../../setup/azurite';

const tables: [string, () => Table][] = [
  ['memory', () => createMemoryTable('turns')],
  [
    'Azurite',
    () =>
      createStorageClients({ connectionString: azuriteConnectionString() }).table(
        freshName('turns'),
      ),
  ],
];

describe.each(tables)('the turns of a chat, over %s', (_name, makeTable) => {
  let now = 0;
  let turns = createChatTurns({
    table: createMemoryTable('unused'),
    clock: () => now,
    newId: randomUUID,
  });
  const chat = 'U0123456789abcdef0123456789abcdef';
  const turn = (timestamp: number) => ({
    chat,
    timestamp,
    webhookEventId: `event-${timestamp}`,
    item: JSON.stringify({ timestamp }),
  });
  const held = (result: EnterResult): ChatLease => {
    if (result.kind !== 'holding') throw new Error('expected to hold the chat');
    return result.lease;
  };

  beforeEach(() => {
    now = 1_700_000_000_000;
    turns = createChatTurns({ table: makeTable(), clock: () => now, newId: randomUUID });
  });

  test('one worker holds a chat; the others wait', async () => {
    held(await turns.enter(turn(1)));
    expect(await turns.enter(turn(2))).toEqual({ kind: 'waiting' });
  });

  test('different chats do not wait for each other', async () => {
    held(await turns.enter(turn(1)));
    held(await turns.enter({ ...turn(1), chat: 'Uother' }));
  });

  test('the oldest turn comes first, whatever the order of arrival', async () => {
    const lease = held(await turns.enter(turn(20)));
    await turns.enter(turn(30));
    await turns.enter(turn(10));
    const order: number[] = [];
    for (;;) {
      const next = await lease.next();
      if (next === undefined) break;
      order.push(next.timestamp);
      if ((await lease.finish(next)) !== 'more') break;
    }
    expect(order).toEqual([10, 20, 30]);
    held(await turns.enter(turn(40)));
  });

  test('a chat is free again after its last turn', async () => {
    const lease = held(await turns.enter(turn(1)));
    expect(await lease.finish(turn(1))).toBe('free');
    held(await turns.enter(turn(2)));
  });

  test('a turn that arrives during the last one is never left behind', async () => {
    const lease = held(await turns.enter(turn(1)));
    await turns.enter(turn(2));
    expect(await lease.finish(turn(1))).toBe('more');
    expect(await lease.next()).toMatchObject({ timestamp: 2 });
    await turns.enter(turn(3));
    expect(await lease.finish(turn(2))).toBe('more');
    expect(await lease.next()).toMatchObject({ timestamp: 3 });
  });

  test('a turn that was announced before a renewal is not forgotten by it', async () => {
    const lease = held(await turns.enter(turn(1)));
    await turns.enter(turn(2));
    expect(await lease.renew()).toBe('kept');
    expect(await lease.finish(turn(1))).toBe('more');
  });

  test('a turn that was announced while the chat was handed over is not forgotten', async () => {
    const first = held(await turns.enter(turn(1)));
    expect(await first.handOver('job:1', turn(1), '{}')).toBe('kept');
    expect((await turns.enter(turn(2))).kind).toBe('waiting');
    const heir = held(await turns.inherit(chat, 'job:1'));
    expect(await heir.finish(turn(1))).toBe('more');
    expect(await heir.next()).toMatchObject({ timestamp: 2 });
  });

  test('an heir that gave up and tries again still learns of the turns that wait', async () => {
    const lease = held(await turns.enter(turn(1)));
    expect(await lease.handOver('job:1', turn(1), '{}')).toBe('kept');
    expect((await turns.enter(turn(2))).kind).toBe('waiting');
    await held(await turns.inherit(chat, 'job:1')).release();
    expect(await held(await turns.inherit(chat, 'job:1')).finish(turn(1))).toBe('more');
  });

  test('only the named heir inherits a chat that is leased', async () => {
    const lease = held(await turns.enter(turn(1)));
    await lease.handOver('job:1', turn(1), '{}');
    expect((await turns.inherit(chat, 'job:2')).kind).toBe('waiting');
    expect((await turns.inherit(chat, 'job:1')).kind).toBe('holding');
  });

  test('leaving a chat in which a turn was announced meanwhile keeps it', async () => {
    const lease = held(await turns.enter(turn(1)));
    await turns.enter(turn(1));
    expect(await lease.finish(turn(1))).toBe('more');
    expect(await lease.next()).toBeUndefined();
    await turns.enter(turn(3));
    expect(await lease.leave()).toBe('more');
    expect(await lease.next()).toMatchObject({ timestamp: 3 });
  });

  test('a dead worker is replaced once its lease has run out, and its turn is still there', async () => {
    const dead = held(await turns.enter(turn(1)));
    now += chatLeaseMs + 1;
    const next = held(await turns.enter(turn(2)));
    expect(await next.next()).toMatchObject({ timestamp: 1 });
    expect(await dead.renew()).toBe('lost');
    expect(await dead.finish(turn(5))).toBe('lost');
  });

  test('a worker that renews keeps its chat', async () => {
    const lease = held(await turns.enter(turn(1)));
    now += chatLeaseMs - 1;
    expect(await lease.renew()).toBe('kept');
    now += chatLeaseMs - 1;
    expect((await turns.enter(turn(2))).kind).toBe('waiting');
  });

  test('a turn that is entered twice is there once', async () => {
    const lease = held(await turns.enter(turn(1)));
    await turns.enter(turn(1));
    expect(await lease.finish(turn(1))).toBe('more');
    expect(await lease.next()).toBeUndefined();
    expect(await lease.leave()).toBe('free');
  });

  test('a released chat leaves its turns open for the next worker', async () => {
    const lease = held(await turns.enter(turn(1)));
    await lease.release();
    const again = held(await turns.enter(turn(1)));
    expect(await again.next()).toMatchObject({ timestamp: 1, item: turn(1).item });
  });

  test('of many that arrive at once one holds the chat, and it takes them all in order', async () => {
    const results = await Promise.all(
      [5, 3, 4, 1, 2].map((timestamp) => turns.enter(turn(timestamp))),
    );
    const leases = results.flatMap((result) => (result.kind === 'holding' ? [result.lease] : []));
    expect(leases).toHaveLength(1);
    const [lease] = leases;
    const taken: number[] = [];
    for (;;) {
      const next = await lease?.next();
      if (next === undefined || lease === undefined) break;
      taken.push(next.timestamp);
      if ((await lease.finish(next)) === 'free') break;
    }
    expect(taken).toEqual([1, 2, 3, 4, 5]);
  });

  test('an item as large as a queue message comes back as it went in', async () => {
    const item = 'あ'.repeat(15_000) + '😀'.repeat(8_000);
    const lease = held(await turns.enter({ ...turn(1), item }));
    expect((await lease.next())?.item).toBe(item);
  });
});
