const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/**
 * A message that a crashed instance holds stays hidden for ten minutes; its twin comes up after this. More than a
 * chat's lease, so that a twin finds no lease of somebody who died.
 */
export const twinDelayMs = 15 * secondMs;

/** How long a twin waits for which age of its event: often while a reply token may live, and then ever less often. */
const delays = [
  { underMs: 10 * minuteMs, delayMs: twinDelayMs },
  { underMs: 11 * minuteMs, delayMs: minuteMs },
  { underMs: 16 * minuteMs, delayMs: 5 * minuteMs },
  { underMs: 31 * minuteMs, delayMs: 15 * minuteMs },
] as const;

/** How long the next twin of an event of this age is hidden, ms. */
export function nextTwinDelayMs(ageMs: number): number {
  return delays.find(({ underMs }) => ageMs < underMs)?.delayMs ?? hourMs;
}

/** An event that is not handled after this needs a person: its record is kept for a day longer. */
export const maxTwinAgeMs = 7 * 24 * hourMs;
