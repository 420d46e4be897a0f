const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

export type RateLimit = { count: number; windowMs: number };

/** Endpoints with a limit of their own; every other endpoint has `default`, each counted alone. */
export const lineRateLimits = {
  default: { count: 2000, windowMs: secondMs },
  multicast: { count: 200, windowMs: secondMs },
  loading: { count: 100, windowMs: secondMs },
  broadcast: { count: 60, windowMs: hourMs },
  webhookTest: { count: 60, windowMs: hourMs },
  webhookEndpoint: { count: 1000, windowMs: minuteMs },
} as const satisfies Record<string, RateLimit>;

export type RateLimitSetting = false | Record<string, RateLimit>;

/**
 * A sliding window per endpoint: a call passes when fewer than `count` passed in the last `windowMs`.
 * @see https://developers.line.biz/en/reference/messaging-api/#rate-limits
 */
export function createRateLimits(now: () => number, initial: RateLimitSetting | undefined) {
  let setting: RateLimitSetting = initial ?? {};
  const windows = new Map<string, { limit: RateLimit; times: Float64Array; next: number }>();

  function windowOf(endpoint: string, group: string, overrides: Record<string, RateLimit>) {
    const known = windows.get(endpoint);
    if (known) return known;
    const limits: Record<string, RateLimit> = { ...lineRateLimits, ...overrides };
    const limit = overrides[endpoint] ?? limits[group] ?? lineRateLimits.default;
    const times = new Float64Array(limit.count).fill(-Infinity);
    const created = { limit, times, next: 0 };
    windows.set(endpoint, created);
    return created;
  }

  return {
    /** Whether the call passes; a call that passes is counted. */
    take(endpoint: string, group: string): boolean {
      if (setting === false) return true;
      const window = windowOf(endpoint, group, setting);
      const oldest = window.times[window.next] ?? -Infinity;
      if (now() - oldest < window.limit.windowMs) return false;
      window.times[window.next] = now();
      window.next = (window.next + 1) % window.limit.count;
      return true;
    },
    /** `false` switches limits off; names not given keep LINE's own. */
    set(next: RateLimitSetting) {
      setting = next;
      windows.clear();
    },
    reset() {
      setting = initial ?? {};
      windows.clear();
    },
  };
}
