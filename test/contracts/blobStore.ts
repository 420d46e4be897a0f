import { beforeEach, describe, expect, test } from '@jest/globals';
import type { BlobStore } from '../../shared/storage/blobStore';

const properties = { contentType: 'image/jpeg', cacheControl: 'public, max-age=1' };

/** What every Blob container does. `make` gives one that was never used. */
export function describeBlobStore(name: string, make: () => BlobStore): void {
  describe(`a blob store: ${name}`, () => {
    let store: BlobStore;
    beforeEach(() => {
      store = make();
    });

    test('finds nothing before the first write', async () => {
      expect(await store.get('a/1')).toBeUndefined();
      expect(await store.exists('a/1')).toBe(false);
      await store.remove('a/1');
    });

    test('gives bytes and type back', async () => {
      const bytes = Buffer.from([0, 255, 1, 254]);
      expect(await store.create('a/1040', bytes, properties)).toBe('created');
      const found = await store.get('a/1040');
      expect(found?.bytes.equals(bytes)).toBe(true);
      expect(found?.contentType).toBe('image/jpeg');
      expect(found?.etag).toMatch(/^"?.+"?$/);
      expect(await store.exists('a/1040')).toBe(true);
    });

    test('writes once: the first bytes stay', async () => {
      await store.create('a', Buffer.from('first'), properties);
      expect(await store.create('a', Buffer.from('second'), properties)).toBe('exists');
      expect((await store.get('a'))?.bytes.toString()).toBe('first');
    });

    test('of many that create the same name, one does', async () => {
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          store.create('race', Buffer.from(String(n)), properties),
        ),
      );
      expect(results.filter((result) => result === 'created')).toHaveLength(1);
    });

    test('put writes over', async () => {
      await store.put('a', Buffer.from('first'), properties);
      await store.put('a', Buffer.from('second'), properties);
      expect((await store.get('a'))?.bytes.toString()).toBe('second');
    });

    test('what was removed is gone, and can be created again', async () => {
      await store.create('a', Buffer.from('x'), properties);
      await store.remove('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.create('a', Buffer.from('y'), properties)).toBe('created');
    });
  });
}
