import type { Clock } from '../clock';
import { leaseFields, takeLease } from '../storage/expiringLease';
import { hashShards, shardOf } from '../storage/hashShards';
import { rowsAfter } from '../storage/rowRange';
import type { Table } from '../storage/table';
import { maxFieldUnits } from '../storage/tableLimits';
import type { CacheEntry, CacheLease, CacheLeases, CacheLevel } from './cacheLevel';

const pageSize = 200;

export interface TableCacheLevel extends CacheLevel, CacheLeases {
  readonly level: 'table';
  /** Removes entries and leases that ended before `beforeMs`. Returns how many. */
  collect(beforeMs: number): Promise<number>;
}

/**
 * Entries and leases of one cache in a table. Keys are hashes in base64url: their first character divides the rows.
 * @param cache names the partitions, so that caches can share a table
 */
export function createTableCacheLevel(table: Table, cache: string, clock: Clock): TableCacheLevel {
  const partitionOf = (key: string) => `${cache} ${shardOf(key)}`;
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
      // What is longer is kept by the other levels alone.
      if (text.length > maxFieldUnits) return;
      await table.upsert(partitionOf(key), key, { text, until: untilMs });
    },
    async remove(key) {
      await table.remove(partitionOf(key), key);
    },
    async take(key, leaseMs) {
      const fields = leaseFields(clock, leaseMs);
      const place = { table, partition: leasePartitionOf(key), row: key };
      const attempt = await takeLease({ ...place, fields, clock });
      // Lost: released just now by whoever had it, who has stored what was lacking; or taken by another.
      return attempt.kind === 'taken' ? leaseOf(key, attempt.etag) : undefined;
    },
    async collect(beforeMs) {
      let removed = 0;
      const partitions = hashShards.flatMap((shard) => [
        partitionOf(shard),
        leasePartitionOf(shard),
      ]);
      for (const name of partitions) {
        let last: string | undefined;
        do {
          const rows = await table.list(name, {
            ...rowsAfter(last),
            limit: pageSize,
          });
          for (const { partition, row, etag, fields } of rows) {
            if (Number(fields.until) >= beforeMs) continue;
            if ((await table.remove(partition, row, etag)) === 'removed') removed += 1;
          }
          last = rows.length < pageSize ? undefined : rows.at(-1)?.row;
        } while (last !== undefined);
      }
      return removed;
    },
  };
}
