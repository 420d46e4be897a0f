import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '../../cache/singleFlight';
import { RenderError } from '../../errors';
import type { BlobStore } from '../../storage/blobStore';
import type { Reporter } from '../../telemetry/reporter';
import { uploadName } from './uploadName';

/** Pictures that operators have uploaded, by content: they never change, and are kept for ever. */
export interface UploadStore {
  put(bytes: Uint8Array, extension: 'jpg' | 'png'): Promise<string>;
  /** @throws RenderError `render.uploadMissing` for a name that no upload has */
  get(name: string): Promise<Uint8Array>;
}

/** Bytes of uploads that a process keeps. */
const maxBytes = 16 * 1024 * 1024;

export function createUploadStore(
  store: BlobStore,
  reporter: Reporter,
  clock: () => number,
): UploadStore {
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: maxBytes,
    sizeCalculation: ({ byteLength }) => byteLength + 100,
  });
  const inOneFlight = createSingleFlight<Uint8Array>();

  async function load(name: string): Promise<Uint8Array> {
    const startedAt = clock();
    const blob = await store.get(name);
    reporter.report({
      name: blob === undefined ? 'cache.miss' : 'cache.hit',
      fields: { cache: 'upload', level: 'blob', ms: clock() - startedAt },
    });
    if (blob === undefined) {
      throw new RenderError('render.uploadMissing', `There is no uploaded picture ${name}`);
    }
    kept.set(name, blob.bytes);
    return blob.bytes;
  }

  return {
    async put(bytes, extension) {
      const name = uploadName(bytes, extension);
      const contentType = extension === 'jpg' ? 'image/jpeg' : 'image/png';
      await store.create(name, bytes, { contentType });
      return name;
    },
    async get(name) {
      const found = kept.get(name);
      reporter.report({
        name: found === undefined ? 'cache.miss' : 'cache.hit',
        fields: { cache: 'upload', level: 'memory', ms: 0 },
      });
      return found ?? inOneFlight(name, () => load(name));
    },
  };
}
