/** Ranks from 0: the first is asked for most, the n-th 1/n^`s` as often. */
export function createZipf(count: number, s: number, next: () => number): () => number {
  const sums: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    total += 1 / rank ** s;
    sums.push(total);
  }
  return () => {
    const wanted = next() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
