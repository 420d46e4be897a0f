import type { Clock } from '../clock';
import { dayName } from '../storage/dayName';
import type { RowFields, Table } from '../storage/table';

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** What everybody together has used of the model. */
export interface DayUse {
  /** Spent since the day (UTC) began, in millionths of a dollar. */
  readonly microUsd: number;
  /** The part of it that people spent who were new. */
  readonly newcomersMicroUsd: number;
  /** Messages of this minute. */
  readonly messages: number;
}

/** A count that starts again with each minute, hour or day. */
export function countWithin(
  fields: RowFields,
  name: string,
  lengthMs: number,
  now: number,
): number {
  return fields[`${name}In`] === Math.floor(now / lengthMs) ? Number(fields[name] ?? 0) : 0;
}

export async function readDayUse(usage: Pick<Table, 'list'>, clock: Clock): Promise<DayUse> {
  const now = clock();
  const rows = await usage.list(dayName(now));
  const total = (name: string, lengthMs: number) =>
    rows.reduce((all, { fields }) => all + countWithin(fields, name, lengthMs, now), 0);
  return {
    microUsd: total('microUsd', dayMs),
    newcomersMicroUsd: total('newcomersMicroUsd', dayMs),
    messages: total('messages', minuteMs),
  };
}
