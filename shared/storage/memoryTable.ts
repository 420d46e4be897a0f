import type { Row, RowChange, RowFields, Table, TransactionResult } from './table';
import { assertTableKey } from './tableKey';
import { assertFields, assertTransaction } from './tableLimits';

/** A table in memory, with versions and transactions. */
export function createMemoryTable(name: string): Table {
  let partitions = new Map<string, Map<string, Row>>();
  let version = 0;

  const rowsOf = (partition: string): Map<string, Row> => {
    const known = partitions.get(partition) ?? new Map<string, Row>();
    partitions.set(partition, known);
    return known;
  };

  function write(partition: string, row: string, fields: RowFields): string {
    version += 1;
    const etag = `W/"${version}"`;
    const kept = Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    );
    rowsOf(partition).set(row, { partition, row, etag, fields: Object.fromEntries(kept) });
    return etag;
  }

  function refusal(
    partition: string,
    change: RowChange,
  ): 'exists' | 'changed' | 'missing' | undefined {
    const found = rowsOf(partition).get(change.row);
    switch (change.op) {
      case 'insert':
        return found && 'exists';
      case 'upsert':
        return undefined;
      case 'replace':
        return guard(found, change.etag);
      case 'remove':
        return guard(found, undefined);
      default:
        return change satisfies never;
    }
  }

  function guard(
    found: Row | undefined,
    etag: string | undefined,
  ): 'changed' | 'missing' | undefined {
    if (found === undefined) return 'missing';
    return etag !== undefined && etag !== found.etag ? 'changed' : undefined;
  }

  return {
    name,
    async get(partition, row) {
      assertTableKey(name, partition, row);
      return rowsOf(partition).get(row);
    },
    async insert(partition, row, fields) {
      assertTableKey(name, partition, row);
      assertFields(name, fields);
      if (rowsOf(partition).has(row)) return { kind: 'exists' };
      return { kind: 'created', etag: write(partition, row, fields) };
    },
    async upsert(partition, row, fields) {
      assertTableKey(name, partition, row);
      assertFields(name, fields);
      write(partition, row, fields);
    },
    async replace(partition, row, fields, etag) {
      assertTableKey(name, partition, row);
      assertFields(name, fields);
      const kind = guard(rowsOf(partition).get(row), etag);
      if (kind !== undefined) return { kind };
      return { kind: 'replaced', etag: write(partition, row, fields) };
    },
    async remove(partition, row, etag) {
      assertTableKey(name, partition, row);
      const kind = guard(rowsOf(partition).get(row), etag);
      if (kind !== undefined) return kind;
      rowsOf(partition).delete(row);
      return 'removed';
    },
    async list(partition, { fromRow = '', toRow, limit = Number.POSITIVE_INFINITY } = {}) {
      assertTableKey(name, partition);
      return [...rowsOf(partition).values()]
        .filter(({ row }) => row >= fromRow && (toRow === undefined || row < toRow))
        .sort((a, b) => (a.row < b.row ? -1 : 1))
        .slice(0, limit);
    },
    async transact(partition, changes): Promise<TransactionResult> {
      assertTableKey(name, partition, ...changes.map(({ row }) => row));
      assertTransaction(name, changes);
      for (const [index, change] of changes.entries()) {
        const kind = refusal(partition, change);
        if (kind !== undefined) return { kind, index };
      }
      const etags = changes.map((change) => {
        if (change.op !== 'remove') return write(partition, change.row, change.fields);
        rowsOf(partition).delete(change.row);
        return undefined;
      });
      return { kind: 'done', etags };
    },
    async drop() {
      partitions = new Map();
    },
  };
}
