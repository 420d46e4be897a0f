import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Table } from '../../shared/storage/table';
import { withCode } from '../builders/withCode';

/** What every table does. `make` gives one that was never used. */
export function describeTable(name: string, make: () => Table): void {
  describe(`a table: ${name}`, () => {
    let table: Table;
    beforeEach(() => {
      table = make();
    });

    async function inserted(row: string, fields = {}): Promise<string> {
      const result = await table.insert('p', row, fields);
      if (result.kind !== 'created') throw new Error('exists');
      return result.etag;
    }

    test('finds nothing before the first write', async () => {
      expect(await table.get('p', 'r')).toBeUndefined();
      expect(await table.list('p')).toEqual([]);
      expect(await table.remove('p', 'r')).toBe('missing');
      expect(await table.replace('p', 'r', {}, '*')).toEqual({ kind: 'missing' });
    });

    test('gives every kind of value back, times in ms exactly', async () => {
      const fields = { text: 'あ', yes: true, at: 1_763_900_000_123, half: 0.5, none: undefined };
      await inserted('r', fields);
      const { none: _none, ...kept } = fields;
      expect(await table.get('p', 'r')).toMatchObject({ partition: 'p', row: 'r', fields: kept });
    });

    test('inserts a row once', async () => {
      await inserted('r', { n: 1 });
      expect(await table.insert('p', 'r', { n: 2 })).toEqual({ kind: 'exists' });
      expect((await table.get('p', 'r'))?.fields).toEqual({ n: 1 });
    });

    test('upsert replaces the whole row', async () => {
      await table.upsert('p', 'r', { a: 1, b: 2 });
      await table.upsert('p', 'r', { a: 3 });
      expect((await table.get('p', 'r'))?.fields).toEqual({ a: 3 });
    });

    test('replaces only the version that was read', async () => {
      const etag = await inserted('r', { n: 1 });
      const replaced = await table.replace('p', 'r', { n: 2 }, etag);
      expect(replaced.kind).toBe('replaced');
      expect(await table.replace('p', 'r', { n: 3 }, etag)).toEqual({ kind: 'changed' });
      const current = replaced.kind === 'replaced' ? replaced.etag : '';
      expect((await table.get('p', 'r'))?.etag).toBe(current);
    });

    test('removes only the version that was read', async () => {
      const etag = await inserted('r', { n: 1 });
      await table.upsert('p', 'r', { n: 2 });
      expect(await table.remove('p', 'r', etag)).toBe('changed');
      expect(await table.remove('p', 'r')).toBe('removed');
    });

    test('lists a range of one partition in order', async () => {
      for (const row of ['c', 'a', 'd', 'b']) await inserted(row);
      await table.insert('other', 'a', {});
      const rows = async (options: Parameters<Table['list']>[1]) =>
        (await table.list('p', options)).map(({ row }) => row);
      expect(await rows({})).toEqual(['a', 'b', 'c', 'd']);
      expect(await rows({ fromRow: 'b', toRow: 'd' })).toEqual(['b', 'c']);
      expect(await rows({ limit: 2 })).toEqual(['a', 'b']);
    });

    test('a transaction does all of its changes and answers their versions', async () => {
      const etag = await inserted('old', { n: 1 });
      await inserted('gone');
      const result = await table.transact('p', [
        { op: 'insert', row: 'new', fields: { n: 1 } },
        { op: 'replace', row: 'old', fields: { n: 2 }, etag },
        { op: 'remove', row: 'gone' },
      ]);
      if (result.kind !== 'done') throw new Error(result.kind);
      expect((await table.get('p', 'new'))?.etag).toBe(result.etags[0]);
      expect((await table.get('p', 'old'))?.etag).toBe(result.etags[1]);
      expect(await table.get('p', 'gone')).toBeUndefined();
    });

    test('a refused transaction does nothing and names the change to blame', async () => {
      const etag = await inserted('r', { n: 1 });
      await table.upsert('p', 'r', { n: 2 });
      const first = { op: 'insert', row: 'new', fields: {} } as const;
      const refusals = [
        [{ op: 'insert', row: 'r', fields: {} }, 'exists'],
        [{ op: 'replace', row: 'r', fields: {}, etag }, 'changed'],
        [{ op: 'replace', row: 'nowhere', fields: {}, etag }, 'missing'],
        [{ op: 'remove', row: 'nowhere' }, 'missing'],
      ] as const;
      for (const [change, kind] of refusals) {
        expect(await table.transact('p', [first, change])).toEqual({ kind, index: 1 });
        expect(await table.get('p', 'new')).toBeUndefined();
      }
      const blamed = await table.transact('p', [refusals[0][0], first]);
      expect(blamed).toEqual({ kind: 'exists', index: 0 });
    });

    test.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0001b'])(
      'refuses the key %j before the call',
      async (key) => {
        await expect(table.get('p', key)).rejects.toMatchObject(withCode('table.badKey'));
      },
    );

    test('a dropped table is empty, and dropping it again is no error', async () => {
      await inserted('r');
      await table.drop();
      await table.drop();
      expect(await table.get('p', 'r')).toBeUndefined();
    });
  });
}
