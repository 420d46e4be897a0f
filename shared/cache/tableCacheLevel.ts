import type { Clock } from '../clock';
import type { Table } from '../storage/table';
import type { CacheEntry, CacheLease, CacheLeases, CacheLevel } from './cacheLevel';

/** A row's text holds 32,768 UTF-16 units; what is longer is kept by the other levels alone. */
const maxTextLength = 32_000;
const pageSize = 200;

export interface TableCacheLevel extends CacheLevel, CacheLeases {
  readonly level: 'table';
  /** Removes what nobody has been given since `beforeMs`; answers how much. */
  collect(beforeMs: number): Promise<number>;
}

/**
 * Entries and leases of one cache in a table. Keys are hashes in base64url: their first character divides the rows.
 * @param cache names the partitions, so that caches can share a table
 */
export function createTableCacheLevel(table: Table, cache: string, clock: Clock): TableCacheLevel {
  const partitionOf = (key: string) => `${cache} ${key.slice(0, 1)}`;
  const leasePartitionOf = (key: string) => `${partitionOf(key)} lease`;

  function leaseOf(key: string, etag: string): CacheLease {
    return { release: async () => void (await table.remove(leasePartitionOf(key), key, etag)) };
  }

  return {
    level: 'table',
    async get(key) {
      const fields = (await table.get(partitionOf(key), key))?.fields;
      if (fields === undefined) return undefined;
      return { text: String(fields.text), untilMs: Number(fields.until) };
    },
    async put(key, { text, untilMs }: CacheEntry) {
      if (text.length > maxTextLength) return;
      await table.upsert(partitionOf(key), key, { text, until: untilMs });
    },
    async remove(key) {
      await table.remove(partitionOf(key), key);
    },
    async take(key, leaseMs) {
      const partition = leasePartitionOf(key);
      const fields = { until: clock() + leaseMs };
      const inserted = await table.insert(partition, key, fields);
      if (inserted.kind === 'created') return leaseOf(key, inserted.etag);
      const found = await table.get(partition, key);
      // Released just now: whoever had it has stored what was lacking.
      if (found === undefined || Number(found.fields.until) > clock()) return undefined;
      const taken = await table.replace(partition, key, fields, found.etag);
      return taken.kind === 'replaced' ? leaseOf(key, taken.etag) : undefined;
    },
    async collect(beforeMs) {
      let removed = 0;
      for (const shard of shards) {
        let fromRow: string | undefined;
        do {
          const rows = await table.list(`${cache} ${shard}`, {
            ...(fromRow === undefined ? {} : { fromRow }),
            limit: pageSize,
          });
          for (const { partition, row, etag, fields } of rows) {
            if (Number(fields.until) >= beforeMs) continue;
            if ((await table.remove(partition, row, etag)) === 'removed') removed += 1;
          }
          const last = rows.at(-1)?.row;
          fromRow = rows.length < pageSize || last === undefined ? undefined : `${last}!`;
        } while (fromRow !== undefined);
      }
      return removed;
    },
  };
}

const shards = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
