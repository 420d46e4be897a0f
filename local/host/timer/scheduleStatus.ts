import type { TimerSchedule } from './timerSchedule';

/** When a timer last ran, when it runs next, and when this was written; milliseconds since the epoch. */
export interface ScheduleStatus {
  /** Undefined: it has never run. */
  readonly lastMs: number | undefined;
  readonly nextMs: number;
  readonly lastUpdatedMs: number | undefined;
}

export interface ScheduleStatusStore {
  /** Undefined when there is none, or when it cannot be read. */
  read(functionName: string): Promise<ScheduleStatus | undefined>;
  /** Does what it can; never rejects. */
  write(functionName: string, status: ScheduleStatus): Promise<void>;
}

/** .NET's `default(DateTime)`, the real host's word for never. */
const NEVER = '0001-01-01T00:00:00+00:00';

export type StoredStatus = { Last: string; Next: string; LastUpdated: string };

export function toStored(status: ScheduleStatus): StoredStatus {
  return {
    Last: dateTime(status.lastMs),
    Next: dateTime(status.nextMs),
    LastUpdated: dateTime(status.lastUpdatedMs),
  };
}

export function fromStored(stored: StoredStatus): ScheduleStatus | undefined {
  const nextMs = Date.parse(stored.Next);
  if (Number.isNaN(nextMs)) return undefined;
  return { lastMs: millis(stored.Last), nextMs, lastUpdatedMs: millis(stored.LastUpdated) };
}

/**
 * Whether an occurrence was missed while nothing ran: the stored next one is over, and it still is what the
 * schedule says (a changed schedule owes nothing of the old one).
 */
export function isPastDue(status: ScheduleStatus, schedule: TimerSchedule, nowMs: number): boolean {
  const baseMs = status.lastMs ?? status.lastUpdatedMs;
  const expectedMs = baseMs === undefined ? status.nextMs : schedule.next(baseMs);
  return nowMs > expectedMs;
}

function dateTime(ms: number | undefined): string {
  return ms === undefined ? NEVER : new Date(ms).toISOString().replace('Z', '+00:00');
}

function millis(text: string): number | undefined {
  return text.startsWith('0001-') ? undefined : Date.parse(text);
}
