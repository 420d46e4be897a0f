import type { BlobStore } from './blobStore';
import type { MessageQueue } from './messageQueue';
import type { Table } from './table';

/** Queues, Blob containers and tables, by name. */
export interface Storage {
  queue(name: string): MessageQueue;
  blobStore(name: string): BlobStore;
  table(name: string): Table;
}
