/** A value as text, and until when it is fresh. */
export interface CacheEntry {
  readonly text: string;
  readonly untilMs: number;
}

/** What processes share. What fails is a miss to those who ask. */
export interface CacheLevel {
  readonly level: 'redis' | 'table';
  get(key: string): Promise<CacheEntry | undefined>;
  put(key: string, entry: CacheEntry): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The right of one process to make what all lack. */
export interface CacheLease {
  release(): Promise<void>;
}

export interface CacheLeases {
  /** Undefined while another process has it. */
  take(key: string, leaseMs: number): Promise<CacheLease | undefined>;
}
