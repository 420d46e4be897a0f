import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TableClient } from '@azure/data-tables';
import type { BlobServiceClient } from '@azure/storage-blob';
import type { QueueServiceClient } from '@azure/storage-queue';
import { once } from '../once';
import { createAzureBlobStore } from './azureBlobStore';
import { createAzureQueue } from './azureQueue';
import { createAzureTable } from './azureTable';
import type { BlobStore } from './blobStore';
import type { MessageQueue } from './messageQueue';
import type { Table } from './table';

/** A connection string, or the services' addresses with a managed identity. */
export type StorageSettings =
  | { readonly connectionString: string }
  | {
      readonly blobServiceUri: string;
      readonly queueServiceUri: string;
      readonly tableServiceUri: string;
      /** Client id of a user-assigned identity; the system-assigned one without it. */
      readonly clientId?: string;
    };

/** One client for each service and process; each service's SDK is loaded when first needed. */
export interface StorageClients {
  queue(name: string): MessageQueue;
  blobStore(name: string): BlobStore;
  table(name: string): Table;
  readonly services: {
    queue(): Promise<QueueServiceClient>;
    blob(): Promise<BlobServiceClient>;
    /** A client of any one table: tables have no cheaper way to ask whether the service answers. */
    table(name: string): Promise<TableClient>;
  };
}

/** Sockets kept open to each service. */
const maxSockets = 64;

/**
 * A webhook has two seconds in all, so a try has less than one, and there is one more.
 * @see https://developers.line.biz/en/docs/messaging-api/receiving-messages/#webhook-timeout
 */
const tryTimeoutMs = 800;

/** What the SDKs' pipelines are given: kept-alive bounded sockets, short tries, few retries. */
export function createStorageClients(settings: StorageSettings): StorageClients {
  const address =
    'connectionString' in settings ? settings.connectionString : settings.blobServiceUri;
  const plain = /UseDevelopmentStorage|DefaultEndpointsProtocol=http;|^http:/i.test(address);
  const agentOptions = { keepAlive: true, maxSockets };
  const agent = plain ? new HttpAgent(agentOptions) : new HttpsAgent(agentOptions);
  const storageOptions = {
    agent,
    retryOptions: {
      maxTries: 3,
      tryTimeoutInMs: tryTimeoutMs,
      retryDelayInMs: 50,
      maxRetryDelayInMs: 200,
    },
  };
  const tableOptions = {
    agent,
    allowInsecureConnection: plain,
    retryOptions: { maxRetries: 2, retryDelayInMs: 50, maxRetryDelayInMs: 200 },
  };
  const credential = once(async () => {
    const { DefaultAzureCredential } = await import('@azure/identity');
    const clientId = 'clientId' in settings ? settings.clientId : undefined;
    return new DefaultAzureCredential(clientId ? { managedIdentityClientId: clientId } : {});
  });

  const queueService = once(async () => {
    const { QueueServiceClient } = await import('@azure/storage-queue');
    return 'connectionString' in settings
      ? QueueServiceClient.fromConnectionString(settings.connectionString, storageOptions)
      : new QueueServiceClient(settings.queueServiceUri, await credential(), storageOptions);
  });
  const blobService = once(async () => {
    const { BlobServiceClient } = await import('@azure/storage-blob');
    return 'connectionString' in settings
      ? BlobServiceClient.fromConnectionString(settings.connectionString, storageOptions)
      : new BlobServiceClient(settings.blobServiceUri, await credential(), storageOptions);
  });
  const tableService = async (name: string) => {
    const { TableClient } = await import('@azure/data-tables');
    return 'connectionString' in settings
      ? TableClient.fromConnectionString(settings.connectionString, name, tableOptions)
      : new TableClient(settings.tableServiceUri, name, await credential(), tableOptions);
  };

  return {
    queue: (name) =>
      createAzureQueue(
        name,
        once(async () => (await queueService()).getQueueClient(name)),
      ),
    blobStore: (name) =>
      createAzureBlobStore(
        name,
        once(async () => (await blobService()).getContainerClient(name)),
      ),
    table: (name) =>
      createAzureTable(
        name,
        once(() => tableService(name)),
      ),
    services: { queue: queueService, blob: blobService, table: tableService },
  };
}
