import { createHash } from 'node:crypto';
import type { BlobProperties, BlobStore, StoredBlob } from './blobStore';

/** A container in memory. */
export function createMemoryBlobStore(name: string): BlobStore {
  const blobs = new Map<string, StoredBlob>();
  const write = (blob: string, bytes: Uint8Array, { contentType }: BlobProperties) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    blobs.set(blob, { bytes: Buffer.from(bytes), contentType, etag: `"${hash}"` });
  };
  return {
    name,
    async create(blob, bytes, properties) {
      if (blobs.has(blob)) return 'exists';
      write(blob, bytes, properties);
      return 'created';
    },
    async put(blob, bytes, properties) {
      write(blob, bytes, properties);
    },
    async get(blob) {
      return blobs.get(blob);
    },
    async exists(blob) {
      return blobs.has(blob);
    },
    async remove(blob) {
      blobs.delete(blob);
    },
  };
}
