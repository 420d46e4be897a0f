/** What begins the name of a partition or row of one day (UTC). */
export const dayPrefix = 'day-';

const dayMs = 24 * 60 * 60 * 1000;

/** The day of a time, `day-2026-11-24`. */
export function dayName(ms: number): string {
  return `${dayPrefix}${new Date(ms).toISOString().slice(0, 10)}`;
}

/** The days after `fromName`, up to the day before that of `untilMs`, oldest first; at most `most` of them, the newest. */
export function daysBetween(fromName: string | undefined, untilMs: number, most: number): string[] {
  const days: string[] = [];
  for (let back = 1; back <= most; back += 1) {
    const name = dayName(untilMs - back * dayMs);
    if (fromName !== undefined && name <= fromName) break;
    days.unshift(name);
  }
  return days;
}
