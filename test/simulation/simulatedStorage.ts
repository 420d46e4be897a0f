import type { BlobStore } from '../../shared/storage/blobStore';
import { createMemoryBlobStore } from '../../shared/storage/memoryBlobStore';
import { byName } from '../../shared/storage/memoryStorage';
import { createMemoryTable } from '../../shared/storage/memoryTable';
import type { Row, Table } from '../../shared/storage/table';
import { createSimulatedQueue, type SimulatedQueue } from './simulatedQueue';

/** A storage account that outlives the instances over it, and that a rule can look through whole. */
export interface SimulatedStorage {
  queue(name: string): SimulatedQueue;
  blobStore(name: string): BlobStore;
  table(name: string): Table;
  /** Every row of every table. */
  rows(): Promise<{ table: string; row: Row }[]>;
  /** Every blob, by `container/name`. */
  blobs(): Promise<{ name: string; bytes: Buffer }[]>;
  /** Every message of every queue. */
  messages(): { queue: string; text: string }[];
}

export function createSimulatedStorage(
  clock: () => number,
  wake: (queue: string, visibleAt: number) => void,
): SimulatedStorage {
  const queues = new Map<string, SimulatedQueue>();
  const tables = new Map<string, { table: Table; partitions: Set<string> }>();
  const containers = new Map<string, { store: BlobStore; names: Set<string> }>();

  return {
    queue: byName((name) => {
      const queue = createSimulatedQueue(name, clock, wake);
      queues.set(name, queue);
      return queue;
    }),
    table: byName((name) => {
      const partitions = new Set<string>();
      const table = noting(createMemoryTable(name), partitions, [
        'insert',
        'upsert',
        'replace',
        'transact',
      ]);
      tables.set(name, { table, partitions });
      return table;
    }),
    blobStore: byName((name) => {
      const names = new Set<string>();
      const store = noting(createMemoryBlobStore(name), names, ['create', 'put']);
      containers.set(name, { store, names });
      return store;
    }),
    async rows() {
      const found: { table: string; row: Row }[] = [];
      for (const [name, { table, partitions }] of tables) {
        for (const partition of partitions) {
          for (const row of await table.list(partition)) found.push({ table: name, row });
        }
      }
      return found;
    },
    async blobs() {
      const found: { name: string; bytes: Buffer }[] = [];
      for (const [container, { store, names }] of containers) {
        for (const name of names) {
          const blob = await store.get(name);
          if (blob !== undefined) found.push({ name: `${container}/${name}`, bytes: blob.bytes });
        }
      }
      return found;
    },
    messages: () =>
      [...queues.values()].flatMap((queue) =>
        queue.texts().map((text) => ({ queue: queue.name, text })),
      ),
  };
}

/** Remembers the first argument of these calls: storage in memory cannot be asked what there is. */
function noting<Port extends object>(port: Port, seen: Set<string>, calls: (keyof Port)[]): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !calls.includes(name as keyof Port)) return value;
      return (...args: unknown[]) => {
        seen.add(String(args[0]));
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
}
