import type { Clock } from '../clock';
import { createMemoryBlobStore } from './memoryBlobStore';
import { createMemoryQueue, type MemoryQueue } from './memoryQueue';
import { createMemoryTable } from './memoryTable';
import type { Storage } from './storage';

export interface MemoryStorage extends Storage {
  queue(name: string): MemoryQueue;
}

/** A storage account in memory: whoever names the same queue, container or table gets the same one. */
export function createMemoryStorage(clock: Clock): MemoryStorage {
  return {
    queue: byName((name) => createMemoryQueue(name, clock)),
    blobStore: byName(createMemoryBlobStore),
    table: byName(createMemoryTable),
  };
}

/** Makes one thing for each name. */
export function byName<T>(make: (name: string) => T): (name: string) => T {
  const all = new Map<string, T>();
  return (name) => {
    const known = all.get(name) ?? make(name);
    all.set(name, known);
    return known;
  };
}
