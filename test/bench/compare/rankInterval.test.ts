import { expect, test } from '@jest/globals';
import { createNumbers } from '../../../bench/benchNumbers';
import { centre, rankInterval } from '../../../bench/compare/rankInterval';

/** From tables of the signed-rank test: how many of the smallest means lie outside of a 99 % interval. */
test.each([
  [8, 0],
  [10, 3],
  [12, 7],
  [15, 15],
])('%i values: as the tables of the test say, %i means are left out at each end', (count, left) => {
  const values = Array.from({ length: count }, (_, index) => 2 ** index);
  const means = values
    .flatMap((a, index) => values.slice(index).map((b) => (a + b) / 2))
    .sort((a, b) => a - b);
  const { low, high } = rankInterval(values, 0.99);
  expect([low, high]).toEqual([means[left], means[means.length - 1 - left]]);
});

test('too few values say nothing of that confidence', () => {
  expect(() => rankInterval([1, 2, 3, 4, 5, 6, 7], 0.99)).toThrow('7 values are too few for 99 %');
});

test('one wild value moves the centre little', () => {
  const calm = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(centre(calm)).toBe(5);
  expect(centre([...calm.slice(0, -1), 9000])).toBeLessThan(6.1);
});

test('it holds the true value as often as it promises', () => {
  const next = createNumbers(7);
  // Twelve at once are nearly normal; the cube makes their tails heavy.
  const noise = () => Array.from({ length: 12 }, next).reduce((sum, part) => sum + part, -6) ** 3;
  const runs = 2000;
  let held = 0;
  for (let run = 0; run < runs; run += 1) {
    const { low, high } = rankInterval(Array.from({ length: 10 }, noise), 0.99);
    if (low <= 0 && high >= 0) held += 1;
  }
  expect(held / runs).toBeGreaterThan(0.985);
});
