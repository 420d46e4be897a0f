/** An estimate with the interval that holds the true value with the confidence asked for. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The centre of symmetric values with the exact interval of Wilcoxon's signed-rank test. It assumes no normal
 * distribution, and one wild value moves it little.
 *
 * @param confidence for example 0.99, for which 8 values are needed at least
 * @throws RangeError when there are too few values for that confidence
 */
export function rankInterval(values: readonly number[], confidence: number): Interval {
  const means = pairMeans(values);
  const skipped = skippedMeans(values.length, (1 - confidence) / 2);
  if (skipped === 0) {
    throw new RangeError(`${values.length} values are too few for ${100 * confidence} %`);
  }
  return {
    estimate: centre(values),
    low: means[skipped - 1] ?? Number.NaN,
    high: means[means.length - skipped] ?? Number.NaN,
  };
}

/** The Hodges-Lehmann estimate. @see https://en.wikipedia.org/wiki/Hodges%E2%80%93Lehmann_estimator */
export function centre(values: readonly number[]): number {
  const means = pairMeans(values);
  const middle = (means.length - 1) / 2;
  const [below, above] = [means[Math.floor(middle)], means[Math.ceil(middle)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}

/** The mean of each value with itself and with each other one, in order. */
function pairMeans(values: readonly number[]): number[] {
  return values
    .flatMap((a, index) => values.slice(index).map((b) => (a + b) / 2))
    .sort((a, b) => a - b);
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
