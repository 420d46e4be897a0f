import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createIdentityHash } from '../../../shared/telemetry/identityHash';

test('the same id has the same hash under one key, and another under another', () => {
  const id = `U${'1'.repeat(32)}`;
  expect(createIdentityHash('a')(id)).toBe(createIdentityHash('a')(id));
  expect(createIdentityHash('a')(id)).not.toBe(createIdentityHash('b')(id));
});

test('a hash is 16 hex digits and shows nothing of the id', () => {
  const hash = createIdentityHash('key');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      expect(hash(id)).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
