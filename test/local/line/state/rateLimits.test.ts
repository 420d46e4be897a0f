import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRateLimits, lineRateLimits } from '../../../../local/line/state/rateLimits';

test('no window of time ever lets more than its count through, and none is refused that would fit', () => {
  const steps = fc.array(fc.nat(400), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 10 }), (waits, count) => {
      let now = 0;
      const limits = createRateLimits(() => now, { push: { count, windowMs: 1000 } });
      const passed: number[] = [];
      for (const wait of waits) {
        now += wait;
        const inWindow = passed.filter((at) => now - at < 1000).length;
        const isTaken = limits.take('push', 'default');
        expect(isTaken).toBe(inWindow < count);
        if (isTaken) passed.push(now);
      }
    }),
  );
});

test('each endpoint has LINE’s own limit, counted alone', () => {
  const limits = createRateLimits(() => 0, undefined);
  const passes = (endpoint: string, group: string) => {
    let count = 0;
    while (limits.take(endpoint, group)) count += 1;
    return count;
  };
  expect(passes('push', 'default')).toBe(2000);
  expect(passes('reply', 'default')).toBe(2000);
  expect(passes('multicast', 'multicast')).toBe(200);
  expect(passes('loading', 'loading')).toBe(100);
  expect(lineRateLimits.broadcast).toEqual({ count: 60, windowMs: 3_600_000 });
});

test('limits can be switched off', () => {
  const limits = createRateLimits(() => 0, false);
  const taken = Array.from({ length: 5000 }, () => limits.take('push', 'default'));
  expect(taken.every(Boolean)).toBe(true);
});
