import { LRUCache } from 'lru-cache';
import type { Chance } from '../chance';
import type { Clock, Delay } from '../clock';
import type { Reporter } from '../telemetry/reporter';
import type { CacheEntry, CacheLeases, CacheLevel } from './cacheLevel';
import { createSingleFlight } from './singleFlight';

export interface LayeredCacheOptions<Value> {
  /** Names it in telemetry. */
  readonly name: string;
  /** Behind this process's memory: the quickest first. */
  readonly levels: readonly CacheLevel[];
  readonly leases: CacheLeases;
  /** Reads what `JSON.stringify` has written. @throws for what is not a value (any more): it counts as a miss */
  readonly read: (json: unknown) => Value;
  /** How long a value is fresh; up to a tenth less, so that what was made together does not end together. */
  readonly ttlMs: number;
  /** How much longer it may be given while it is made anew. */
  readonly staleMs: number;
  /** How long one process may take to make a value while others wait for it. */
  readonly leaseMs: number;
  /** UTF-16 units of values in memory, doubled. */
  readonly maxBytes: number;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly delay: Delay;
  readonly random: Chance['random'];
}

/** Values that are dear to make, by the hash of all that they are made of. */
export interface LayeredCache<Value> {
  /**
   * The value of a key; made by `load` when no level has it, by one caller of one process. Old values are given while they
   * are made anew. Failures are passed on, and not kept.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Other processes may give theirs from memory until it ends. */
  remove(key: string): Promise<void>;
}

/** How often a process that waits looks for what another is making. */
const pollMs = 100;

export function createLayeredCache<Value>(
  options: LayeredCacheOptions<Value>,
): LayeredCache<Value> {
  const { name, levels, leases, read, ttlMs, staleMs, leaseMs } = options;
  const { reporter, clock, delay, random } = options;
  const memory = new LRUCache<string, CacheEntry>({
    maxSize: options.maxBytes,
    sizeCalculation: bytesOf,
    dispose: (entry, _key, reason) => {
      if (reason !== 'evict') return;
      reporter.report({ name: 'cache.evicted', fields: { cache: name, bytes: bytesOf(entry) } });
    },
  });
  const inOneFlight = createSingleFlight<Value>();
  const refreshOnce = createSingleFlight<Value>();

  const isFresh = ({ untilMs }: CacheEntry) => clock() < untilMs;
  const isUsable = ({ untilMs }: CacheEntry) => clock() < untilMs + staleMs;

  /** What a level does not answer is a miss: a cache must not take down what it is to speed up. */
  async function ask<Result>(
    level: CacheLevel['level'],
    call: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await call();
    } catch {
      reporter.report({ name: 'cache.failed', fields: { cache: name, level } });
      return undefined;
    }
  }

  function parse(entry: CacheEntry): { readonly value: Value } | undefined {
    try {
      return { value: read(JSON.parse(entry.text)) };
    } catch {
      return undefined;
    }
  }

  /** From the shared levels; the quicker ones get what they lacked. */
  async function find(key: string): Promise<Found<Value> | undefined> {
    for (const [index, level] of levels.entries()) {
      const startedAt = clock();
      const entry = await ask(level.level, () => level.get(key));
      const parsed = entry !== undefined && isUsable(entry) ? parse(entry) : undefined;
      reporter.report({
        name: parsed === undefined ? 'cache.miss' : 'cache.hit',
        fields: { cache: name, level: level.level, ms: clock() - startedAt },
      });
      if (entry === undefined || parsed === undefined) continue;
      memory.set(key, entry);
      for (const quicker of levels.slice(0, index)) {
        await ask(quicker.level, () => quicker.put(key, entry));
      }
      return { ...parsed, entry, level: level.level };
    }
    return undefined;
  }

  async function make(key: string, load: () => Promise<Value>): Promise<Value> {
    const startedAt = clock();
    const value = await load();
    const text = JSON.stringify(value);
    const entry = { text, untilMs: clock() + Math.round(ttlMs * (1 - random() / 10)) };
    memory.set(key, entry);
    await Promise.all(levels.map((level) => ask(level.level, () => level.put(key, entry))));
    const fields = { cache: name, bytes: bytesOf(entry), ms: clock() - startedAt };
    reporter.report({ name: 'cache.loaded', fields });
    return value;
  }

  /** Whoever had the lease before may have made it. */
  async function makeUnlessThere(key: string, load: () => Promise<Value>): Promise<Value> {
    const found = await find(key);
    return found !== undefined && isFresh(found.entry) ? found.value : make(key, load);
  }

  /** Made by this process, or by another that was first and is waited for. */
  async function makeOrWait(key: string, load: () => Promise<Value>): Promise<Value> {
    const giveUpAt = clock() + leaseMs;
    for (;;) {
      // Leases that cannot be had are no reason to make nothing.
      const lease = await ask('table', async () => ({ taken: await leases.take(key, leaseMs) }));
      if (lease === undefined) return make(key, load);
      if (lease.taken !== undefined) {
        const { taken } = lease;
        try {
          return await makeUnlessThere(key, load);
        } finally {
          await ask('table', () => taken.release());
        }
      }
      await delay(pollMs);
      const found = await find(key);
      if (found !== undefined && isFresh(found.entry)) return found.value;
      if (clock() >= giveUpAt) return make(key, load);
    }
  }

  function refresh(key: string, load: () => Promise<Value>): void {
    void refreshOnce(key, async () => {
      const lease = await leases.take(key, leaseMs);
      if (lease === undefined) throw new RangeError('Another process makes it');
      return makeUnlessThere(key, load).finally(() => lease.release());
    }).catch(() => undefined);
  }

  function stale(key: string, level: Found<Value>['level'], load: () => Promise<Value>): void {
    reporter.report({ name: 'cache.stale', fields: { cache: name, level } });
    refresh(key, load);
  }

  return {
    async get(key, load) {
      const kept = memory.get(key);
      const parsed = kept !== undefined && isUsable(kept) ? parse(kept) : undefined;
      reporter.report({
        name: parsed === undefined ? 'cache.miss' : 'cache.hit',
        fields: { cache: name, level: 'memory', ms: 0 },
      });
      if (kept !== undefined && parsed !== undefined) {
        if (!isFresh(kept)) stale(key, 'memory', load);
        return parsed.value;
      }
      return inOneFlight(key, async () => {
        const found = await find(key);
        if (found === undefined) return makeOrWait(key, load);
        if (!isFresh(found.entry)) stale(key, found.level, load);
        return found.value;
      });
    },
    async remove(key) {
      memory.delete(key);
      // Not `ask`: what an operator removes must be gone, or the operator must hear of it.
      await Promise.all(levels.map((level) => level.remove(key)));
    },
  };
}

interface Found<Value> {
  readonly value: Value;
  readonly entry: CacheEntry;
  readonly level: 'memory' | CacheLevel['level'];
}

function bytesOf({ text }: CacheEntry): number {
  return text.length * 2 + 100;
}
