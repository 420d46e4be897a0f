export type Quota = { type: 'none' } | { type: 'limited'; value: number };

const japanOffsetMs = 9 * 60 * 60 * 1000;

/**
 * The monthly quota: recipients of push, multicast and broadcast, replies being free. A month is one of UTC+9.
 * @see https://developers.line.biz/en/docs/messaging-api/pricing/
 */
export function createQuotaCounter(now: () => number, initial: Quota) {
  let quota = initial;
  let month = monthOf(now());
  let usage = 0;
  let aggregationUnits = new Set<string>();

  function turnMonth() {
    const current = monthOf(now());
    if (current === month) return;
    month = current;
    usage = 0;
    aggregationUnits = new Set();
  }

  return {
    quota: () => quota,
    usage() {
      turnMonth();
      return usage;
    },
    allows(cost: number) {
      turnMonth();
      return quota.type === 'none' || usage + cost <= quota.value;
    },
    spend(cost: number) {
      turnMonth();
      usage += cost;
    },
    /** Names past the 1000th of a month are dropped in silence, as LINE does. */
    countUnit(name: string) {
      turnMonth();
      if (aggregationUnits.size < 1000) aggregationUnits.add(name);
    },
    aggregationUnits() {
      turnMonth();
      return [...aggregationUnits];
    },
    set(next: { quota?: Quota; usage?: number }) {
      turnMonth();
      quota = next.quota ?? quota;
      usage = next.usage ?? usage;
    },
    reset() {
      quota = initial;
      usage = 0;
      aggregationUnits = new Set();
    },
  };
}

const monthOf = (ms: number) => new Date(ms + japanOffsetMs).toISOString().slice(0, 7);
