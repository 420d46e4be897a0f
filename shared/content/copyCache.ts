import { createHash } from 'node:crypto';
import { createLayeredCache, type LayeredCache } from '../cache/layeredCache';
import { createTableCacheLevel } from '../cache/tableCacheLevel';
import type { Chance } from '../chance';
import type { Clock, Delay } from '../clock';
import type { Table } from '../storage/table';
import type { Reporter } from '../telemetry/reporter';
import { z } from 'zod';
import { MoodyCopy, type WrittenCopy } from './copyBrief';

/** All that words from a model depend on. */
export interface CopyRequest {
  /** The whole of it, in canonical form. */
  readonly prompt: string;
  readonly model: string;
  /** Of the checks that the words have passed. */
  readonly checksVersion: number;
}

export interface CopyCacheDeps {
  readonly table: Table;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly delay: Delay;
  readonly random: Chance['random'];
  /** @default a day */
  readonly ttlMs?: number;
}

const hourMs = 60 * 60 * 1000;
/** A model's answer takes less, its second attempt included. */
const leaseMs = 20_000;
const maxBytes = 4 * 1024 * 1024;

/** What people have written is not kept: it costs nothing. */
const Written = z.object({
  tier: z.enum(['ai', 'constrainedAi']),
  copies: z.array(MoodyCopy).min(1),
});

export function copyKey({ prompt, model, checksVersion }: CopyRequest): string {
  const whole = JSON.stringify([prompt, model, checksVersion]);
  return createHash('sha256').update(whole).digest('base64url');
}

/** Removes what is too old to be given to anybody, stale or not. */
export async function collectCopies({
  table,
  clock,
  ttlMs = 24 * hourMs,
}: Pick<CopyCacheDeps, 'table' | 'clock' | 'ttlMs'>): Promise<number> {
  return createTableCacheLevel(table, cacheName, clock).collect(clock() - ttlMs);
}

const cacheName = 'copy';

/** Words that a model has written: memory before a table, by `copyKey`. */
export function createCopyCache(deps: CopyCacheDeps): LayeredCache<WrittenCopy> {
  const { table, reporter, clock, delay, random, ttlMs = 24 * hourMs } = deps;
  const level = createTableCacheLevel(table, cacheName, clock);
  return createLayeredCache({
    name: cacheName,
    levels: [level],
    leases: level,
    read: (json) => Written.parse(json),
    ttlMs,
    staleMs: ttlMs,
    leaseMs,
    maxBytes,
    reporter,
    clock,
    delay,
    random,
  });
}
