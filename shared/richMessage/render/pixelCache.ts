import { LRUCache } from 'lru-cache';

/** Decoded pictures, made once and kept with those that were used last; what failed is not kept. */
export type PixelCache = (
  name: string,
  bytes: number,
  make: () => Promise<Buffer>,
) => Promise<Buffer>;

/** @param maxBytes how much is kept; what is larger is made each time */
export function createPixelCache(maxBytes: number): PixelCache {
  const kept = new LRUCache<string, Promise<Buffer>>({ maxSize: maxBytes });
  return (name, bytes, make) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make();
    kept.set(name, made, { size: Math.max(1, bytes) });
    made.catch(() => kept.delete(name));
    return made;
  };
}
