import { describe, expect, test } from '@jest/globals';
import { createStorageClients } from '../../../shared/storage/createStorageClients';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { RowChange } from '../../../shared/storage/table';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { withCode } from '../../builders/withCode';

const clients = createStorageClients({ connectionString: azuriteConnectionString() });

/* What one twin takes or refuses, the other does too: a test over memory must not pass what storage would refuse. */
describe.each([
  ['Azurite', () => clients.table(freshName('table'))],
  ['memory', () => createMemoryTable('memory')],
])('the limits of a table: %s', (_name, make) => {
  test('is made by an upsert and by a transaction as well', async () => {
    const [upserted, transacted] = [make(), make()];
    await upserted.upsert('p', 'r', { a: 1 });
    await transacted.transact('p', [{ op: 'insert', row: 'r', fields: { a: 2 } }]);
    expect((await upserted.get('p', 'r'))?.fields).toEqual({ a: 1 });
    expect((await transacted.get('p', 'r'))?.fields).toEqual({ a: 2 });
  });

  test('gives the edges of every type back, read alone and in a list', async () => {
    const table = make();
    const fields = {
      text: '👩‍👩‍👧 "quoted" \\ \n',
      empty: '',
      zero: 0,
      whole: 7,
      largest: Number.MAX_SAFE_INTEGER,
      part: -0.1,
      no: false,
      at: new Date('2026-11-23T18:20:00.123Z'),
    };
    await table.insert('p', 'r', fields);
    expect((await table.get('p', 'r'))?.fields).toStrictEqual(fields);
    expect((await table.list('p'))[0]?.fields).toStrictEqual(fields);
  });

  test.each(["it's", 'a b', '100%', 'あ:+&=;,@', '~'])('takes %j as a key', async (key) => {
    const table = make();
    await table.insert(key, key, { a: 1 });
    expect(await table.get(key, key)).toMatchObject({ partition: key, row: key });
    expect(await table.list(key)).toHaveLength(1);
    expect(await table.remove(key, key)).toBe('removed');
  });

  test.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0000b', 'a\u0085b', 'a'.repeat(513)])(
    'refuses %j as a key in every call',
    async (key) => {
      const table = make();
      for (const call of [
        () => table.get('p', key),
        () => table.insert('p', key, {}),
        () => table.upsert(key, 'r', {}),
        () => table.replace('p', key, {}, 'W/"1"'),
        () => table.remove('p', key),
        () => table.list(key),
        () => table.transact('p', [{ op: 'upsert', row: key, fields: {} }]),
      ]) {
        await expect(call()).rejects.toMatchObject(withCode('table.badKey', { retryable: false }));
      }
    },
  );

  test("refuses a string that is too long, and the storage's own field names", async () => {
    const table = make();
    const refusal = withCode('table.badField', { retryable: false });
    await table.upsert('p', 'fits', { a: 'a'.repeat(32_768) });
    await expect(table.upsert('p', 'r', { a: 'a'.repeat(32_769) })).rejects.toMatchObject(refusal);
    await expect(table.insert('p', 'r', { timestamp: 1 })).rejects.toMatchObject(refusal);
    const change: RowChange = { op: 'upsert', row: 'r', fields: { PartitionKey: 'q' } };
    await expect(table.transact('p', [change])).rejects.toMatchObject(refusal);
    expect((await table.list('p')).map(({ row }) => row)).toEqual(['fits']);
  });

  test('gives a new version to a row that is written with the same fields', async () => {
    const table = make();
    await table.upsert('p', 'r', { a: 1 });
    const before = await table.get('p', 'r');
    await table.upsert('p', 'r', { a: 1 });
    expect((await table.get('p', 'r'))?.etag).not.toBe(before?.etag);
  });

  test('lets one of many that insert the same row at once do it', async () => {
    const table = make();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => table.insert('p', 'r', { index })),
    );
    const winners = results.flatMap(({ kind }, index) => (kind === 'created' ? [index] : []));
    expect(winners).toHaveLength(1);
    expect((await table.get('p', 'r'))?.fields).toEqual({ index: winners[0] });
  });

  test('takes 100 changes in a transaction, and none; refuses 101', async () => {
    const table = make();
    const changes = (count: number) =>
      Array.from({ length: count }, (_, index): RowChange => ({
        op: 'upsert',
        row: `r${index}`,
        fields: { index },
      }));
    expect(await table.transact('p', [])).toEqual({ kind: 'done', etags: [] });
    expect(await table.transact('p', changes(100))).toMatchObject({ kind: 'done' });
    expect(await table.list('p')).toHaveLength(100);
    await expect(table.transact('p', changes(101))).rejects.toMatchObject(
      withCode('table.badTransaction', { retryable: false }),
    );
  });

  test('refuses a transaction that changes one row twice, and lists nothing for a limit of 0', async () => {
    const table = make();
    const twice: RowChange[] = [
      { op: 'insert', row: 'r', fields: {} },
      { op: 'remove', row: 'r' },
    ];
    await expect(table.transact('p', twice)).rejects.toMatchObject(
      withCode('table.badTransaction'),
    );
    expect(await table.get('p', 'r')).toBeUndefined();
    await table.upsert('p', 'r', {});
    expect(await table.list('p', { limit: 0 })).toEqual([]);
  });
});
