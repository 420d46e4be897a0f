import type { ErrorCode } from '../../errors';

/** The levels of every cache. */
export interface CacheEvents {
  'cache.hit': { cache: string; level: 'memory' | 'redis' | 'blob' | 'table'; ms: number };
  'cache.miss': { cache: string; level: 'memory' | 'redis' | 'blob' | 'table'; ms: number };
  'cache.evicted': { cache: string; bytes: number };
  /** Something old was given while it is made again. */
  'cache.stale': { cache: string; level: 'memory' | 'redis' | 'table' };
  'cache.loaded': { cache: string; bytes: number; ms: number };
  /** A level did not answer, which counts as a miss. */
  'cache.failed': { cache: string; level: 'redis' | 'table' };
  /** Entries made ahead of those who will ask for them. */
  'cache.warmed': { cache: string; made: number; cached: number; failed: number; ms: number };
  /** A card that could not be made ahead. */
  'cache.warmFailed': { code: ErrorCode | 'unexpected' };
}
