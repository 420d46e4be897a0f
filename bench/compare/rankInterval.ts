/** An estimate with the interval that holds the true value with the confidence asked for. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The Hodges-Lehmann estimate of the centre of symmetric values, with the exact interval of Wilcoxon's signed-rank test.
 * It assumes no normal distribution, and one wild value moves it little.
 *
 * @param confidence for example 0.99, for which 8 values are needed at least
 * @throws RangeError when there are too few values for that confidence
 * @see https://en.wikipedia.org/wiki/Hodges%E2%80%93Lehmann_estimator
 */
export function rankInterval(values: readonly number[], confidence: number): Interval {
  const means = values
    .flatMap((a, index) => values.slice(index).map((b) => (a + b) / 2))
    .sort((a, b) => a - b);
  const skipped = skippedMeans(values.length, (1 - confidence) / 2);
  if (skipped === 0) {
    throw new RangeError(`${values.length} values are too few for ${100 * confidence} %`);
  }
  const at = (index: number) => means[index] ?? Number.NaN;
  const middle = (means.length - 1) / 2;
  return {
    estimate: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    low: at(skipped - 1),
    high: at(means.length - skipped),
  };
}

/** The largest n for which the n-th smallest mean lies above the centre with a probability of at most `tail`; 0: none. */
function skippedMeans(count: number, tail: number): number {
  // ways[s]: how many of the 2^count choices of signs have a sum of positive ranks of s.
  let ways = [1];
  for (let rank = 1; rank <= count; rank += 1) {
    const next = [...ways, ...new Array<number>(rank).fill(0)];
    for (const [sum, many] of ways.entries()) next[sum + rank] = (next[sum + rank] ?? 0) + many;
    ways = next;
  }
  let below = 0;
  let skipped = 0;
  for (const many of ways) {
    below += many / 2 ** count;
    if (below > tail) return skipped;
    skipped += 1;
  }
  return skipped;
}
