import type { ContainerClient } from '@azure/storage-blob';
import type { BlobProperties, BlobStore } from './blobStore';
import { codeOf, creatingWhenMissing, statusOf, storageFailure } from './storageFailure';

/** Storage's names for a blob that is there already. A container that is being deleted answers 409 too. */
const taken = ['BlobAlreadyExists', 'ConditionNotMet', 'UnauthorizedBlobOverwrite'];

/** A whole download, retries and its stream included. */
const downloadLimitMs = 10_000;

/** A Blob container of Azure Storage. `client` is asked for when first needed. */
export function createAzureBlobStore(
  name: string,
  client: () => Promise<ContainerClient>,
): BlobStore {
  async function call<T>(work: (container: ContainerClient) => Promise<T>): Promise<T> {
    try {
      return await work(await client());
    } catch (error) {
      throw storageFailure('blob', name, error);
    }
  }

  const upload = (
    container: ContainerClient,
    blob: string,
    bytes: Uint8Array,
    { contentType, cacheControl }: BlobProperties,
    conditions: { ifNoneMatch?: string },
  ) =>
    creatingWhenMissing(
      'ContainerNotFound',
      () => container.createIfNotExists(),
      () =>
        container.getBlockBlobClient(blob).upload(bytes, bytes.byteLength, {
          conditions,
          blobHTTPHeaders: {
            blobContentType: contentType,
            ...(cacheControl === undefined ? {} : { blobCacheControl: cacheControl }),
          },
        }),
    );

  return {
    name,
    create: (blob, bytes, properties) =>
      call(async (container) => {
        try {
          await upload(container, blob, bytes, properties, { ifNoneMatch: '*' });
          return 'created';
        } catch (error) {
          if (taken.includes(codeOf(error) ?? '')) return 'exists';
          throw error;
        }
      }),
    put: (blob, bytes, properties) =>
      call(async (container) => {
        await upload(container, blob, bytes, properties, {});
      }),
    get: (blob) =>
      call(async (container) => {
        try {
          const answer = await container
            .getBlobClient(blob)
            .download(undefined, undefined, { abortSignal: AbortSignal.timeout(downloadLimitMs) });
          const chunks: Buffer[] = [];
          for await (const chunk of answer.readableStreamBody ?? [])
            chunks.push(Buffer.from(chunk));
          return {
            bytes: Buffer.concat(chunks),
            contentType: answer.contentType ?? 'application/octet-stream',
            etag: answer.etag ?? '',
          };
        } catch (error) {
          if (statusOf(error) === 404) return undefined;
          throw error;
        }
      }),
    exists: (blob) => call((container) => container.getBlobClient(blob).exists()),
    remove: (blob) =>
      call(async (container) => {
        try {
          await container.getBlobClient(blob).delete();
        } catch (error) {
          // Neither a missing blob nor a missing container is an error.
          if (statusOf(error) !== 404) throw error;
        }
      }),
  };
}
