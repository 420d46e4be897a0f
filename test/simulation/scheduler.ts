import type { SeededRandom } from './seededRandom';

/**
 * Virtual time. Everything that takes time is an entry here; entries that are due at the same time run in an order that the
 * seed decides. After each entry all promises that it settled run on, so that a run depends on nothing but its seed.
 */
export interface Scheduler {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `work` once, `ms` from now. Returns what cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Runs entries until none is left, or until `untilMs`. @returns how many ran */
  run(untilMs: number): Promise<number>;
}

interface Entry {
  readonly at: number;
  readonly tie: number;
  work: (() => void) | undefined;
}

/** More than any script needs: work that never comes to rest is a finding of its own. */
const maxEntries = 200_000;

export class EndlessWorkError extends Error {}

export function createScheduler(startMs: number, random: SeededRandom): Scheduler {
  let now = startMs;
  const heap: Entry[] = [];
  let ran = 0;

  const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.tie < b.tie);

  function push(entry: Entry): void {
    heap.push(entry);
    for (let index = heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index]!, heap[parent]!)) return;
      swap(index, parent);
      index = parent;
    }
  }

  function pop(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && isBefore(heap[child]!, heap[least]!)) least = child;
      }
      if (least === index) return first;
      swap(index, least);
      index = least;
    }
  }

  function swap(a: number, b: number): void {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  }

  return {
    now: () => now,
    after(ms, work) {
      const entry: Entry = { at: now + Math.max(0, ms), tie: random.next(), work };
      push(entry);
      return () => (entry.work = undefined);
    },
    async run(untilMs) {
      const before = ran;
      await settle();
      for (;;) {
        const next = heap[0];
        if (next === undefined || next.at > untilMs) break;
        pop();
        if (next.work === undefined) continue;
        now = Math.max(now, next.at);
        ran += 1;
        if (ran > maxEntries) throw new EndlessWorkError(`Still at work after ${ran} steps`);
        next.work();
        await settle();
      }
      now = Math.max(now, untilMs);
      return ran - before;
    },
  };
}

/** All promises that are settled have run on when the event loop comes round. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
