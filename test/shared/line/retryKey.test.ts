import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryKeyOf } from '../../../shared/line/retryKey';

test('a retry key is a UUID of version 8, whatever the identity', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  fc.assert(fc.property(fc.string(), (identity) => uuid.test(retryKeyOf(identity))));
});

test('the same identity has the same key in every release', () => {
  expect(retryKeyOf('answer:01K00000000000000000000001')).toBe(
    '0c2e2269-c068-8a51-a578-30047ea83154',
  );
});

test('different identities have different keys', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), (identities) => {
      expect(new Set(identities.map(retryKeyOf)).size).toBe(identities.length);
    }),
  );
});
