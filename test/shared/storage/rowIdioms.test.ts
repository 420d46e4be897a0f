import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashShards, shardOf } from '../../../shared/storage/hashShards';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { encodedKey, safeKey, timeKey } from '../../../shared/storage/rowKey';
import { rowsAfter, rowsWithPrefix } from '../../../shared/storage/rowRange';
import { assertTableKey } from '../../../shared/storage/tableKey';

test('a prefix finds every row that begins with it, and no other', async () => {
  const table = createMemoryTable('rows');
  const rows = ['m', 'm,9', 'm-', 'm-1', 'm-~', 'm-~~1', 'm-ö', 'm-猫', 'm.', 'n-1'];
  for (const row of rows) await table.upsert('p', row, {});
  const found = (await table.list('p', rowsWithPrefix('m-'))).map(({ row }) => row);
  expect(found).toEqual(['m-', 'm-1', 'm-~', 'm-~~1', 'm-ö', 'm-猫']);
});

test('a prefix that nothing can follow is refused', () => {
  expect(() => rowsWithPrefix('')).toThrow(RangeError);
  expect(() => rowsWithPrefix('a\uffff')).toThrow(RangeError);
});

test('a page begins behind the last row of the one before', async () => {
  const table = createMemoryTable('rows');
  for (const row of ['a', 'a-', 'a0', 'b']) await table.upsert('p', row, {});
  const after = async (row?: string) =>
    (await table.list('p', rowsAfter(row))).map((found) => found.row);
  expect(await after()).toEqual(['a', 'a-', 'a0', 'b']);
  expect(await after('a')).toEqual(['a-', 'a0', 'b']);
  expect(await after('b')).toEqual([]);
});

test('an id of LINE is its own key; any other becomes one that a table takes', () => {
  expect(safeKey('01JD9VQK5W3Y8Z')).toBe('01JD9VQK5W3Y8Z');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }), (id) => {
      expect(() => assertTableKey('t', safeKey(id), safeKey(id, 511))).not.toThrow();
      expect(encodedKey(id).length).toBeLessThanOrEqual(256);
    }),
  );
});

test('keys of times are in the order of the times', () => {
  const times = [-5, 0, 1, 999, 1_800_000_000_000, 1_800_000_000_001.7];
  const keys = times.map(timeKey);
  expect(keys.toSorted()).toEqual(keys);
  expect(new Set(keys.map(({ length }) => length))).toEqual(new Set([16]));
});

test('every character of a hash in base64url is a shard', () => {
  const every = Buffer.from(Array.from({ length: 48 }, (_, index) => (index * 85) % 256));
  for (const character of every.toString('base64url')) expect(hashShards).toContain(character);
  expect(hashShards).toHaveLength(64);
  expect(new Set(hashShards).size).toBe(64);
  expect(shardOf('_abc')).toBe('_');
});
