import type { ContainerClient } from '@azure/storage-blob';
import {
  fromStored,
  toStored,
  type ScheduleStatusStore,
  type StoredStatus,
} from './scheduleStatus';

const CONTAINER = 'azure-webjobs-hosts';

/**
 * Keeps the timers' status where the real host does, in `azure-webjobs-hosts/timers/<hostId>/<function>/status`.
 * Storage that does not answer only costs the memory of missed runs.
 */
export function createBlobScheduleStatus(
  connectionString: string,
  hostId: string,
  onFailure: (error: unknown) => void,
): ScheduleStatusStore {
  let container: Promise<ContainerClient> | undefined;
  const connect = (): Promise<ContainerClient> =>
    (container ??= import('@azure/storage-blob').then(({ BlobServiceClient }) =>
      BlobServiceClient.fromConnectionString(connectionString, {
        retryOptions: { maxTries: 2, retryDelayInMs: 100 },
      }).getContainerClient(CONTAINER),
    ));
  const path = (functionName: string): string =>
    `timers/${hostId}/Host.Functions.${functionName}/status`;
  return {
    async read(functionName) {
      try {
        const blob = (await connect()).getBlobClient(path(functionName));
        const text = (await blob.downloadToBuffer()).toString('utf8');
        return fromStored(JSON.parse(text) as StoredStatus);
      } catch (error) {
        if ((error as { statusCode?: number }).statusCode !== 404) onFailure(error);
        return undefined;
      }
    },
    async write(functionName, status) {
      const text = JSON.stringify(toStored(status));
      try {
        const client = await connect();
        const blob = client.getBlockBlobClient(path(functionName));
        const put = () => blob.upload(text, Buffer.byteLength(text));
        await put().catch(async (error: unknown) => {
          if ((error as { statusCode?: number }).statusCode !== 404) throw error;
          await client.createIfNotExists();
          await put();
        });
      } catch (error) {
        onFailure(error);
      }
    },
  };
}
