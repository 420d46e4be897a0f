/** What is asked for, and the bytes that it takes in memory. */
export interface Wanted {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Hits of a memory that holds from the start what is asked for most for its bytes, and never anything else: no policy
 * that learns only how often each name comes can do better.
 */
export function popularHits(requests: readonly Wanted[], maxBytes: number): number {
  const counts = new Map<string, { readonly bytes: number; asked: number }>();
  for (const { name, bytes } of requests) {
    const known = counts.get(name);
    if (known === undefined) counts.set(name, { bytes, asked: 1 });
    else known.asked += 1;
  }
  let left = maxBytes;
  let hits = 0;
  for (const { bytes, asked } of [...counts.values()].sort(
    (a, b) => b.asked / b.bytes - a.asked / a.bytes,
  )) {
    if (bytes > left) continue;
    left -= bytes;
    // The first time it has to be read.
    hits += asked - 1;
  }
  return hits;
}

/**
 * Hits of a memory that knows the future (Belady): what is needed again last makes room, and what would be needed later
 * than all that is there is not kept at all. Exact for equal sizes, and within a hair of it for sizes that are alike.
 */
export function foresightHits(requests: readonly Wanted[], maxBytes: number): number {
  const nextUse = nextUses(requests);
  const kept = new Map<string, { readonly bytes: number; next: number }>();
  let used = 0;
  let hits = 0;
  for (const [index, { name, bytes }] of requests.entries()) {
    const next = nextUse[index] ?? Number.POSITIVE_INFINITY;
    const known = kept.get(name);
    if (known !== undefined) {
      hits += 1;
      known.next = next;
      continue;
    }
    if (next === Number.POSITIVE_INFINITY) continue;
    kept.set(name, { bytes, next });
    used += bytes;
    while (used > maxBytes) {
      const [last] = [...kept].reduce((a, b) => (b[1].next > a[1].next ? b : a));
      used -= kept.get(last)?.bytes ?? 0;
      kept.delete(last);
    }
  }
  return hits;
}

/** For each request, the next one for the same name. */
function nextUses(requests: readonly Wanted[]): number[] {
  const seen = new Map<string, number>();
  const next = new Array<number>(requests.length).fill(Number.POSITIVE_INFINITY);
  for (let index = requests.length - 1; index >= 0; index -= 1) {
    const name = requests[index]?.name ?? '';
    next[index] = seen.get(name) ?? Number.POSITIVE_INFINITY;
    seen.set(name, index);
  }
  return next;
}
