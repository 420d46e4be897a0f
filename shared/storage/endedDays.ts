import { daysBetween } from './dayName';
import type { Table } from './table';

export interface EndedDaysTerms {
  /** Where it is kept which days have been worked through. */
  readonly table: Table;
  /** Names the work: one row of the partition `ended`. */
  readonly name: string;
  /** Days that end before the day of this time are over. */
  readonly beforeMs: number;
}

/** Days that are looked at when nothing is known of those before: the longest that anything is kept, and a month. */
const maxDays = 400;

/**
 * Works once through each day that is over, oldest first, however many runs were missed and however much shorter the time
 * has become that things are kept. A day whose work throws is tried again by the next run.
 */
export async function workThroughEndedDays(
  { table, name, beforeMs }: EndedDaysTerms,
  work: (day: string) => Promise<void>,
): Promise<void> {
  const last = (await table.get('ended', name))?.fields.day;
  const from = typeof last === 'string' ? last : undefined;
  for (const day of daysBetween(from, beforeMs, maxDays)) {
    await work(day);
    await table.upsert('ended', name, { day });
  }
}

/** Rows removed at a time. */
const pageSize = 100;

export async function removePartition(table: Table, partition: string): Promise<void> {
  for (;;) {
    const rows = await table.list(partition, { limit: pageSize });
    await Promise.all(rows.map(({ row }) => table.remove(partition, row)));
    if (rows.length < pageSize) return;
  }
}
