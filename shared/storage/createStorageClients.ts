import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TableClient } from '@azure/data-tables';
import type { BlobServiceClient } from '@azure/storage-blob';
import type { QueueServiceClient } from '@azure/storage-queue';
import { once } from '../once';
import { createAzureBlobStore } from './azureBlobStore';
import { createAzureQueue } from './azureQueue';
import { createAzureTable } from './azureTable';
import type { Storage } from './storage';
import { createTryLimit, type TryLimits } from './tryLimit';

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
export interface StorageClients extends Storage {
  readonly services: {
    queue(): Promise<QueueServiceClient>;
    blob(): Promise<BlobServiceClient>;
    /** A client of any one table: tables have no cheaper way to ask whether the service answers. */
    table(name: string): Promise<TableClient>;
  };
}

/** Sockets kept open to each service. */
const maxSockets = 64;

/** Tries of one call, the first included. */
const tries = 3;
const retryDelayMs = 50;
const maxRetryDelayMs = 200;

/**
 * A webhook has two seconds in all, and waits for a queue.
 * @see https://developers.line.biz/en/docs/messaging-api/receiving-messages/#webhook-timeout
 */
const queueLimits: TryLimits = { tryMs: 800, callMs: 1700 };
/** Pictures and lists take longer than a message does. */
const blobLimits: TryLimits = { tryMs: 2000, callMs: 5000 };
const tableLimits: TryLimits = { tryMs: 2000, callMs: 5000 };

/** What the SDKs' pipelines are given: kept-alive bounded sockets, short tries, few retries. */
export function createStorageClients(settings: StorageSettings): StorageClients {
  const address =
    'connectionString' in settings ? settings.connectionString : settings.blobServiceUri;
  const plain = /UseDevelopmentStorage|DefaultEndpointsProtocol=http;|^http:/i.test(address);
  const agentOptions = { keepAlive: true, maxSockets };
  const agent = plain ? new HttpAgent(agentOptions) : new HttpsAgent(agentOptions);
  // After signing: the time that a managed identity takes for its first token is not the try's.
  const limited = (limits: TryLimits) => [
    { policy: createTryLimit(limits), position: 'perRetry' as const },
  ];
  const storageOptions = (limits: TryLimits) => ({
    agent,
    retryOptions: {
      maxTries: tries,
      retryDelayInMs: retryDelayMs,
      maxRetryDelayInMs: maxRetryDelayMs,
    },
    additionalPolicies: limited(limits),
  });
  /**
   * A service's client and those that it makes share one pipeline, to which each would add the policies again, and a
   * pipeline refuses a policy twice: the options that they share keep them for the first alone.
   */
  function withPolicies<Client>(limits: TryLimits, build: (options: object) => Client): Client {
    const options = storageOptions(limits);
    const client = build(options);
    options.additionalPolicies = [];
    return client;
  }
  const tableOptions = {
    agent,
    allowInsecureConnection: plain,
    retryOptions: {
      maxRetries: tries - 1,
      retryDelayInMs: retryDelayMs,
      maxRetryDelayInMs: maxRetryDelayMs,
    },
    additionalPolicies: limited(tableLimits),
  };
  const credential = once(async () => {
    const { DefaultAzureCredential } = await import('@azure/identity');
    const clientId = 'clientId' in settings ? settings.clientId : undefined;
    return new DefaultAzureCredential(clientId ? { managedIdentityClientId: clientId } : {});
  });

  const queueService = once(async () => {
    const { QueueServiceClient } = await import('@azure/storage-queue');
    const identity = 'connectionString' in settings ? undefined : await credential();
    return withPolicies(queueLimits, (options) =>
      'connectionString' in settings
        ? QueueServiceClient.fromConnectionString(settings.connectionString, options)
        : new QueueServiceClient(settings.queueServiceUri, identity, options),
    );
  });
  const blobService = once(async () => {
    const { BlobServiceClient } = await import('@azure/storage-blob');
    const identity = 'connectionString' in settings ? undefined : await credential();
    return withPolicies(blobLimits, (options) =>
      'connectionString' in settings
        ? BlobServiceClient.fromConnectionString(settings.connectionString, options)
        : new BlobServiceClient(settings.blobServiceUri, identity, options),
    );
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
