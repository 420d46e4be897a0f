import type { Clock } from '../clock';
import type { Row, RowFields, Table } from './table';

/**
 * The right to do something alone, which a row gives until its field `until`: whoever dies while holding it is replaced after
 * that. The etag of the row guards what the holder does with it.
 */
export interface LeaseTerms {
  readonly table: Table;
  readonly partition: string;
  readonly row: string;
  /** What the row says while the lease is held; see `leaseFields`. */
  readonly fields: RowFields;
  readonly clock: Clock;
  /** Whether the lease that is there may be taken over. @default when its time has run out */
  readonly mayTake?: (held: Row) => boolean;
  /** Reads before it writes: saves a request where the row is usually there. @default false */
  readonly readFirst?: boolean;
}

/** `before`: the row that was taken over. `lost`: somebody else changed the row meanwhile. */
export type LeaseAttempt =
  | { readonly kind: 'taken'; readonly etag: string; readonly before: Row | undefined }
  | { readonly kind: 'held'; readonly held: Row }
  | { readonly kind: 'lost' };

/** Tries once to take a lease. */
export async function takeLease(terms: LeaseTerms): Promise<LeaseAttempt> {
  const { table, partition, row, fields, clock, readFirst = false } = terms;
  const { mayTake = (held) => leftMs(held, clock) <= 0 } = terms;
  const known = readFirst ? await table.get(partition, row) : undefined;
  if (known === undefined) {
    const inserted = await table.insert(partition, row, fields);
    if (inserted.kind === 'created')
      return { kind: 'taken', etag: inserted.etag, before: undefined };
    if (readFirst) return { kind: 'lost' };
  }
  const held = known ?? (await table.get(partition, row));
  if (held === undefined) return { kind: 'lost' };
  if (!mayTake(held)) return { kind: 'held', held };
  const taken = await table.replace(partition, row, fields, held.etag);
  return taken.kind === 'replaced'
    ? { kind: 'taken', etag: taken.etag, before: held }
    : { kind: 'lost' };
}

/** The fields of a lease that begins now. */
export function leaseFields(clock: Clock, lastsMs: number, others: RowFields = {}): RowFields {
  return { ...others, until: clock() + lastsMs };
}

/** How long a lease still lasts, ms; zero or less when its time has run out, or when the row is none. */
export function leftMs({ fields }: Pick<Row, 'fields'>, clock: Clock): number {
  return Number(fields.until ?? 0) - clock();
}
