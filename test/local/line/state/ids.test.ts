import { expect, test } from '@jest/globals';
import { createMessageIds, newChatId, newReplyToken, ulid } from '../../../../local/line/state/ids';

test('ids have the forms that LINE’s have', () => {
  expect(newChatId('U')).toMatch(/^U[0-9a-f]{32}$/);
  expect(newChatId('C', 'seed')).toBe(newChatId('C', 'seed'));
  expect(newReplyToken()).toMatch(/^[0-9a-f]{32}$/);
  const next = createMessageIds();
  const [first, second] = [next(), next()];
  expect(first).toMatch(/^\d{18}$/);
  expect(BigInt(second)).toBe(BigInt(first) + 1n);
});

test('a ULID starts with its time, so that ids sort by it', () => {
  expect(ulid(1_469_918_176_385)).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(ulid(1000) < ulid(2000)).toBe(true);
  expect(ulid(1000)).not.toBe(ulid(1000));
});
