import type { QueueClient, QueueServiceClient } from '@azure/storage-queue';
import type { HostLog } from '../hostLog';
import { connectQueueService, type QueueConnection } from './queueConnection';
import { createStorageOutage, type StorageOutage } from './storageOutage';

export interface QueueAccounts {
  /** One client for each account, made when it is first needed. */
  queue(connection: QueueConnection, queueName: string): Promise<QueueClient>;
  outage(connection: QueueConnection): StorageOutage;
  /** Calls back when this process puts something on a queue, with or without a listener of its own. */
  onEnqueued(connection: QueueConnection, queueName: string, wake: () => void): void;
  enqueued(connection: QueueConnection, queueName: string): void;
}

/** The storage accounts of the app's queue bindings, by connection name. */
export function createQueueAccounts(log: HostLog): QueueAccounts {
  const services = new Map<string, Promise<QueueServiceClient>>();
  const outages = new Map<string, StorageOutage>();
  const watchers = new Map<string, (() => void)[]>();
  const key = (connection: QueueConnection, queueName: string): string =>
    `${connection.name}/${queueName}`;
  return {
    async queue(connection, queueName) {
      let service = services.get(connection.name);
      if (!service) {
        service = connectQueueService(connection);
        services.set(connection.name, service);
      }
      return (await service).getQueueClient(queueName);
    },
    outage(connection) {
      let outage = outages.get(connection.name);
      if (!outage) {
        outage = createStorageOutage(connection.name, log);
        outages.set(connection.name, outage);
      }
      return outage;
    },
    onEnqueued(connection, queueName, wake) {
      const at = key(connection, queueName);
      watchers.set(at, [...(watchers.get(at) ?? []), wake]);
    },
    enqueued(connection, queueName) {
      for (const wake of watchers.get(key(connection, queueName)) ?? []) wake();
    },
  };
}
