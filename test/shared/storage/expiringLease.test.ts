import { describe, expect, test } from '@jest/globals';
import {
  leaseFields,
  type LeaseTerms,
  leftMs,
  takeLease,
} from '../../../shared/storage/expiringLease';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { Table } from '../../../shared/storage/table';

function setUp() {
  const table = createMemoryTable('leases');
  let now = 1000;
  const clock = () => now;
  const take = (owner: string, terms: Partial<LeaseTerms> = {}) =>
    takeLease({
      table,
      partition: 'p',
      row: 'lease',
      fields: leaseFields(clock, 100, { owner }),
      clock,
      ...terms,
    });
  return { table, clock, take, pass: (ms: number) => (now += ms) };
}

describe.each([{ readFirst: false }, { readFirst: true }])('%o', (order) => {
  test('one holds a lease; the others learn who, and for how long', async () => {
    const { take, clock, pass } = setUp();
    expect(await take('a', order)).toMatchObject({ kind: 'taken', before: undefined });
    pass(40);
    const second = await take('b', order);
    if (second.kind !== 'held') throw new Error(`the lease was ${second.kind}`);
    expect(second.held.fields.owner).toBe('a');
    expect(leftMs(second.held, clock)).toBe(60);
  });

  test('a lease whose time has run out is taken over, which its former holder notices', async () => {
    const { table, take, pass } = setUp();
    const first = await take('a', order);
    pass(100);
    const second = await take('b', order);
    expect(second).toMatchObject({ kind: 'taken', before: { fields: { owner: 'a' } } });
    const etag = first.kind === 'taken' ? first.etag : '';
    expect(await table.replace('p', 'lease', { owner: 'a' }, etag)).toEqual({ kind: 'changed' });
  });

  test('a condition of its own decides who may take a lease over', async () => {
    const { take, pass } = setUp();
    await take('a', order);
    expect(await take('b', { ...order, mayTake: () => true })).toMatchObject({ kind: 'taken' });
    pass(1000);
    expect(await take('c', { ...order, mayTake: () => false })).toMatchObject({ kind: 'held' });
  });

  test('of many that try at once, one takes it', async () => {
    const { take, pass } = setUp();
    await take('dead', order);
    pass(100);
    const attempts = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => take(owner, order)));
    expect(attempts.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  });
});

test('a lease that is given back between two looks is lost, not taken', async () => {
  const { table, take } = setUp();
  await take('a');
  const released: Table = {
    ...table,
    get: async (partition, row) => {
      await table.remove(partition, row);
      return table.get(partition, row);
    },
  };
  expect(await take('b', { table: released })).toEqual({ kind: 'lost' });
});

test('a row without a time is no lease any more', () => {
  expect(leftMs({ fields: {} }, () => 1000)).toBeLessThanOrEqual(0);
});
