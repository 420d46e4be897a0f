import type { Clock } from '../../clock';
import { dayName, dayPrefix } from '../../storage/dayName';
import type { Row, Table } from '../../storage/table';
import { gatePrefix, isMark } from './chatGate';
import { laterPrefix, messagePrefix, removeRows } from './remembered';

const dayMs = 24 * 60 * 60 * 1000;
/**
 * Marks stay for at least this long: an event is known by its record for eight days, and may be handled as late as that.
 */
const marksLiveDays = 9;

/** Looks at one chat that was spoken in on a day that is over. Returns whether it was forgotten. */
export async function expireChat(
  { table, clock }: { readonly table: Table; readonly clock: Clock },
  partition: string,
  day: string,
  before: number,
): Promise<boolean> {
  // Only what is listed here is removed: somebody may be writing.
  const rows = await table.list(partition);
  const last = rows.findLast(({ row }) => row.startsWith(dayPrefix))?.row ?? day;
  const marksBefore = Math.min(before, clock() - marksLiveDays * dayMs);
  const isOld = (row: Row) =>
    Number(row.fields.at) < (isMark(row) ? marksBefore : before) &&
    (isMark(row) || row.row.startsWith(laterPrefix));
  if (last > day) {
    await removeRows(table, partition, [day, ...rows.filter(isOld).map(({ row }) => row)]);
    return false;
  }
  const gate = rows.find(({ row }) => row === gatePrefix);
  const newestMark = Math.max(
    Number(gate?.fields.forgottenBefore ?? 0),
    ...rows.filter(isMark).map(({ fields }) => Number(fields.at)),
  );
  const marksStay = newestMark >= marksBefore;
  const today = dayName(clock());
  if (marksStay) {
    // They are looked at again when this day is over.
    await table.insert(today, partition, {});
    await table.upsert(partition, today, {});
  }
  const words = rows.filter(({ row }) => !row.startsWith(gatePrefix) && row !== today);
  const marks = rows.filter((row) => isMark(row) && (!marksStay || isOld(row)));
  await removeRows(
    table,
    partition,
    [...words, ...marks].map(({ row }) => row),
  );
  if (gate !== undefined && !marksStay) await table.remove(partition, gatePrefix, gate.etag);
  return words.some(({ row }) => row.startsWith(messagePrefix));
}
