import type { EventRecord } from '../../inbox/eventRecords';

/** The outcome of a record whose last attempt began to read and did not get to the end of it. */
const wasReading = 'reading';

/**
 * Reads what an event brought, unless reading it has ended its instance twice: then `giveUp` is the honest answer. The
 * first attempt leaves no mark, since nearly none has a second.
 */
export async function readOnce<T>(
  record: Pick<EventRecord, 'state' | 'attempts' | 'outcome' | 'mark'>,
  read: () => Promise<T>,
  giveUp: () => T,
): Promise<T> {
  if (record.state !== 'open' || record.attempts < 2) return read();
  if (record.outcome === wasReading) return giveUp();
  await record.mark('open', wasReading);
  try {
    return await read();
  } finally {
    await record.mark('open');
  }
}
