import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createClaimCheck } from '../../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';

test('a body that fits a message needs no claim', async () => {
  expect(
    await createClaimCheck(createMemoryBlobStore('c'), randomUUID).put({ text: 'short' }),
  ).toBeUndefined();
});

test('bytes count, not characters', async () => {
  const claims = createClaimCheck(createMemoryBlobStore('c'), randomUUID);
  expect(await claims.put({ text: 'x'.repeat(40 * 1024) })).toBeUndefined();
  expect(await claims.put({ text: 'あ'.repeat(16 * 1024) })).toEqual(expect.any(String));
});

test('a large body comes back as it was; a lost one is undefined', async () => {
  const claims = createClaimCheck(createMemoryBlobStore('c'), randomUUID);
  const body = { text: '😀'.repeat(20_000), nested: { list: [1, 2] } };
  const claim = (await claims.put(body)) ?? '';
  expect(await claims.get(claim)).toEqual(body);
  expect(await claims.get('never')).toBeUndefined();
});
