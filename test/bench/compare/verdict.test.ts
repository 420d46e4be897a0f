import { expect, test } from '@jest/globals';
import { createNumbers } from '../../../bench/benchNumbers';
import { compareRounds, describe as inWords } from '../../../bench/compare/verdict';

/** Rounds of a B that takes `factor` times as long; processes differ by some 2 %, and a block now and then is wild. */
function roundsOf(factor: number, seed: number, { rounds = 10, unlike = 0.02 } = {}) {
  const next = createNumbers(seed);
  const around = (spread: number) => 1 + spread * (next() + next() + next() - 1.5) * 2;
  return Array.from({ length: rounds }, () => {
    const process = around(unlike);
    return Array.from({ length: 20 }, () => {
      const wild = next() < 0.03 ? 3 : 1;
      return { a: 1000 * around(0.07), b: 1000 * factor * process * around(0.07) * wild };
    });
  });
}
const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
const verdicts = (factor: number) =>
  seeds.map((seed) => compareRounds('work', roundsOf(factor, seed)).verdict);

test('10 % more is found each time', () => {
  expect(new Set(verdicts(1.1))).toEqual(new Set(['slower']));
});

test('10 % less is found each time', () => {
  expect(new Set(verdicts(0.9))).toEqual(new Set(['faster']));
});

test('nothing is found where there is nothing, in 200 of 200 comparisons', () => {
  expect(new Set(verdicts(1))).toEqual(new Set(['no difference']));
});

test('where the noise is too great, it does not say that there is no difference', () => {
  const { verdict } = compareRounds('work', roundsOf(1, 1, { unlike: 0.4 }));
  expect(verdict).toBe('unclear');
});

test('says how much, how sure, and from where', () => {
  const rounds = Array.from({ length: 10 }, () => [{ a: 2000, b: 2200 }]);
  expect(inWords(compareRounds('webhook', rounds))).toBe(
    'webhook    slower by +10.0 %  [+10.0 %, +10.0 %]  (2.00 ms)',
  );
});
