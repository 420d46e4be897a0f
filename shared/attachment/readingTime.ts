import type { Clock } from '../clock';
import type { Table } from '../storage/table';

/** How long processes may read for one person, in a day (UTC): a hundred long documents, or fifteen that are bombs. */
export interface ReadingTime {
  isLeft(sender: string): Promise<boolean>;
  /** Counts what was read; what takes hardly any time counts for nothing, and costs no write. */
  spend(sender: string, ms: number): Promise<void>;
}

export interface ReadingTimeDeps {
  /** The table of people: one row in each one's partition, which goes with it. */
  readonly people: Table;
  readonly clock: Clock;
  /** @default 2 minutes */
  readonly maxMsPerDay?: number;
}

const readingRow = 'reading';
const dayMs = 24 * 60 * 60 * 1000;
/** An ordinary photo or document. */
const freeMs = 500;
const maxTries = 6;

export function createReadingTime(deps: ReadingTimeDeps): ReadingTime {
  const { people, clock, maxMsPerDay = 120_000 } = deps;
  const today = () => Math.floor(clock() / dayMs);
  const spentOf = (fields: { readonly ms?: unknown; readonly day?: unknown }) =>
    fields.day === today() ? Number(fields.ms ?? 0) : 0;

  return {
    async isLeft(sender) {
      const row = await people.get(sender, readingRow);
      if (row !== undefined) return spentOf(row.fields) < maxMsPerDay;
      await people.insert(sender, readingRow, { ms: 0, day: today() });
      return true;
    },
    async spend(sender, ms) {
      if (ms < freeMs) return;
      for (let tries = 1; tries <= maxTries; tries += 1) {
        const row = await people.get(sender, readingRow);
        // Whoever has no row was forgotten while it was read, and stays so.
        if (row === undefined) return;
        const fields = { ms: spentOf(row.fields) + Math.round(ms), day: today() };
        const written = await people.replace(sender, readingRow, fields, row.etag);
        if (written.kind === 'replaced') return;
      }
    },
  };
}
