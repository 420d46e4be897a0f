import type { QueueServiceClient, StoragePipelineOptions } from '@azure/storage-queue';
import type { AppSettings } from '../appSettings';
import { assemblies, indexingError } from '../functionErrors';
import { HostError } from '../hostError';

export const DEFAULT_CONNECTION = 'AzureWebJobsStorage';

/** How a binding's `connection` reaches its account. */
export type QueueConnection =
  | { kind: 'connectionString'; name: string; text: string }
  | { kind: 'identity'; name: string; serviceUri: string; clientId: string | undefined };

/** Short, since the listener itself looks again; a long retry would only hide that storage is down. */
const PIPELINE: StoragePipelineOptions = {
  retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
};

/**
 * Resolves a connection's name: a connection string of that name (also with the prefix `AzureWebJobs`), or
 * `NAME__queueServiceUri`, `NAME__serviceUri` or `NAME__accountName` for an identity.
 *
 * @throws HostError when nothing is set, in the real host's words
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#connections
 */
export function resolveQueueConnection(
  name: string,
  settings: AppSettings,
  functionName: string,
): QueueConnection {
  const text =
    settings[`AzureWebJobs${name}`] ??
    settings[name] ??
    settings[`ConnectionStrings__${name}`] ??
    settings[`ConnectionStrings:${name}`];
  if (text) return { kind: 'connectionString', name, text };
  const accountName = settings[`${name}__accountName`];
  const serviceUri =
    settings[`${name}__queueServiceUri`] ??
    settings[`${name}__serviceUri`] ??
    (accountName && `https://${accountName}.queue.core.windows.net`);
  if (serviceUri) {
    return { kind: 'identity', name, serviceUri, clientId: settings[`${name}__clientId`] };
  }
  throw indexingError(
    functionName,
    assemblies.queues,
    `Storage account connection string 'AzureWebJobs${name}' does not exist. Make sure that it is a defined App Setting.`,
  );
}

/** Connects; the SDK and the identity library are loaded when first needed. */
export async function connectQueueService(
  connection: QueueConnection,
): Promise<QueueServiceClient> {
  const { QueueServiceClient: Client } = await import('@azure/storage-queue');
  switch (connection.kind) {
    case 'connectionString':
      try {
        return Client.fromConnectionString(connection.text, PIPELINE);
      } catch (error) {
        throw new HostError(
          `${connection.name} is no usable storage connection string: ${(error as Error).message}`,
          error,
        );
      }
    case 'identity': {
      const { DefaultAzureCredential } = await import('@azure/identity');
      const credential = new DefaultAzureCredential(
        connection.clientId === undefined ? {} : { managedIdentityClientId: connection.clientId },
      );
      return new Client(connection.serviceUri, credential, PIPELINE);
    }
    default:
      return connection satisfies never;
  }
}
