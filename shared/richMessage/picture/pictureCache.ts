import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock';
import { isPersonal } from './pictureKey';
import { type ImageWidth, imageWidths } from '../widths';
import type { BlobStore } from '../../storage/blobStore';
import type { Reporter } from '../../telemetry/reporter';
import { createFrequencySketch } from '../../cache/frequencySketch';
import { createSingleFlight } from '../../cache/singleFlight';

/** One width of a picture. The bytes of a key and width never change, but for a personal picture that is taken back. */
export interface Picture {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** Pictures by key and width: memory before Blob. What is not there is not remembered. */
export interface PictureCache {
  get(
    key: string,
    width: ImageWidth,
  ): Promise<(Picture & { source: 'memory' | 'blob' }) | undefined>;
  /** Writes all widths; a width that is there already stays as it is. Returns those that it wrote. */
  store(
    key: string,
    images: Readonly<Record<ImageWidth, Buffer>>,
    contentType: string,
  ): Promise<ReadonlySet<ImageWidth>>;
  /** Puts other bytes behind the name of a personal picture, for ever. */
  replace(
    key: string,
    images: Readonly<Record<ImageWidth, Buffer>>,
    contentType: string,
  ): Promise<void>;
  /** Removes all widths; other processes may serve theirs from memory for a while. */
  remove(key: string): Promise<void>;
}

/** Kept by every cache between here and the phone for a year: the bytes behind a name never change. */
const pictureCacheControl = 'public, max-age=31536000, immutable';
/** A personal picture may be taken back: then it is gone everywhere within minutes. */
const personalCacheControl = 'private, max-age=300';

/** Bytes of pictures in memory: a thousand pictures of all widths. */
const defaultMaxBytes = 160 * 1024 * 1024;

export interface PictureCacheDeps {
  readonly store: BlobStore;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly maxBytes?: number;
}

export function createPictureCache(deps: PictureCacheDeps): PictureCache {
  const { store, reporter, clock, maxBytes = defaultMaxBytes } = deps;
  const memory = new LRUCache<string, Picture>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes.byteLength + 200,
    dispose: ({ bytes }, _name, reason) => {
      if (reason !== 'evict') return;
      reporter.report({
        name: 'cache.evicted',
        fields: { cache: 'picture', bytes: bytes.byteLength },
      });
    },
  });
  const inOneFlight = createSingleFlight<Picture | undefined>();
  const asked = createFrequencySketch();

  /** When memory is full, a picture takes the place only of one that was asked for less often. */
  function keep(name: string, picture: Picture): void {
    const oldest = memory.rkeys().next().value;
    const isFull = memory.calculatedSize + picture.bytes.byteLength > maxBytes;
    if (isFull && oldest !== undefined && asked.estimate(oldest) > asked.estimate(name)) {
      // It stays for another round: the next one to make room is another.
      memory.get(oldest);
      return;
    }
    memory.set(name, picture);
  }

  async function load(name: string): Promise<Picture | undefined> {
    const startedAt = clock();
    const blob = await store.get(name);
    reporter.report({
      name: blob === undefined ? 'cache.miss' : 'cache.hit',
      fields: { cache: 'picture', level: 'blob', ms: clock() - startedAt },
    });
    if (blob === undefined) return undefined;
    const picture = { bytes: blob.bytes, contentType: blob.contentType };
    // What may be taken back is in no process's memory.
    if (!isPersonal(name)) keep(name, picture);
    return picture;
  }

  return {
    async get(key, width) {
      const name = blobName(key, width);
      asked.add(name);
      const kept = memory.get(name);
      reporter.report({
        name: kept === undefined ? 'cache.miss' : 'cache.hit',
        fields: { cache: 'picture', level: 'memory', ms: 0 },
      });
      if (kept !== undefined) return { ...kept, source: 'memory' };
      const loaded = await inOneFlight(name, () => load(name));
      return loaded && { ...loaded, source: 'blob' };
    },
    async store(key, images, contentType) {
      const written = new Set<ImageWidth>();
      await Promise.all(
        imageWidths.map(async (width) => {
          const name = blobName(key, width);
          const bytes = images[width];
          const properties = { contentType, cacheControl: cacheControlOf(key) };
          const result = await store.create(name, bytes, properties);
          // Another process may have written first: its bytes are the ones that count.
          if (result === 'created') written.add(width);
          if (result === 'created' && !isPersonal(key)) keep(name, { bytes, contentType });
        }),
      );
      return written;
    },
    async replace(key, images, contentType) {
      const properties = { contentType, cacheControl: cacheControlOf(key) };
      await Promise.all(
        imageWidths.map((width) => store.put(blobName(key, width), images[width], properties)),
      );
    },
    async remove(key) {
      await Promise.all(
        imageWidths.map(async (width) => {
          memory.delete(blobName(key, width));
          await store.remove(blobName(key, width));
        }),
      );
    },
  };
}

export function cacheControlOf(key: string): string {
  return isPersonal(key) ? personalCacheControl : pictureCacheControl;
}

function blobName(key: string, width: ImageWidth): string {
  return `${key}/${width}`;
}
