import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPollingBackoff } from '../../../../local/host/queue/pollingBackoff';

const EMPTY_LOOKS = 30;

test('begins at 100 ms and about doubles up to the longest interval', () => {
  const backoff = createPollingBackoff(2000, () => 0.5);
  const waits = Array.from({ length: 8 }, () => backoff.next(false));
  expect(waits).toEqual([100, 200, 300, 500, 900, 1700, 2000, 2000]);
});

test('begins again once a message was found', () => {
  const backoff = createPollingBackoff(60_000, () => 0.5);
  for (let i = 0; i < 5; i += 1) backoff.next(false);
  expect(backoff.next(true)).toBe(100);
  expect(backoff.next(false)).toBe(200);
});

test('never waits less than 100 ms or more than the longest interval, and ends there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 120_000 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (maxMs, randoms) => {
        const backoff = createPollingBackoff(maxMs, () => randoms.next().value as number);
        const waits = Array.from({ length: EMPTY_LOOKS }, () => backoff.next(false));
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(100);
        expect(Math.max(...waits)).toBeLessThanOrEqual(maxMs);
        expect(waits.at(-1)).toBe(maxMs);
      },
    ),
  );
});
