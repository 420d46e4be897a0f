/**
 * What a row can hold: table storage's own types, a string of at most 32,768 UTF-16 units. No field may be named
 * `timestamp`, `etag`, `partitionKey` or `rowKey`: those are the storage's.
 */
export type RowValue = string | number | boolean | Date | undefined;

export type RowFields = Readonly<Record<string, RowValue>>;

/** A row as read: its keys, its fields, and the version to guard a replacement with. */
export interface Row {
  readonly partition: string;
  readonly row: string;
  readonly etag: string;
  readonly fields: Readonly<Record<string, string | number | boolean | Date>>;
}

/** One change of a transaction; all of them concern one partition. */
export type RowChange =
  | { readonly op: 'insert'; readonly row: string; readonly fields: RowFields }
  | { readonly op: 'upsert'; readonly row: string; readonly fields: RowFields }
  | {
      readonly op: 'replace';
      readonly row: string;
      readonly fields: RowFields;
      readonly etag: string;
    }
  /** Whatever version is there (the SDK gives removals in a transaction no etag). A missing row fails the transaction. */
  | { readonly op: 'remove'; readonly row: string };

/**
 * Why a transaction was refused, and which change (index) was to blame. Nothing of it took place.
 * `exists`: an insert met a row. `changed`: an etag did not match. `missing`: replace or remove met no row.
 */
export type TransactionResult =
  /** `etags`: the new version of each change's row, undefined for removals. */
  | { readonly kind: 'done'; readonly etags: readonly (string | undefined)[] }
  | { readonly kind: 'exists' | 'changed' | 'missing'; readonly index: number };

/**
 * One storage table, created by the first write when missing; reading a missing table finds nothing.
 * Keys may not contain `/ \ # ?` or control characters (the adapter refuses them before the call).
 * @throws BotError `table.*` (retryable) when storage does not answer
 */
export interface Table {
  readonly name: string;
  get(partition: string, row: string): Promise<Row | undefined>;
  /** `etag` is set when the row was created. */
  insert(
    partition: string,
    row: string,
    fields: RowFields,
  ): Promise<{ kind: 'created'; etag: string } | { kind: 'exists' }>;
  upsert(partition: string, row: string, fields: RowFields): Promise<void>;
  /** Replaces the row when it is still the version `etag`. */
  replace(
    partition: string,
    row: string,
    fields: RowFields,
    etag: string,
  ): Promise<{ kind: 'replaced'; etag: string } | { kind: 'changed' | 'missing' }>;
  /** Removing what is not there answers `missing`. */
  remove(partition: string, row: string, etag?: string): Promise<'removed' | 'changed' | 'missing'>;
  /** Up to `limit` rows of one partition in row-key order, from `fromRow` (inclusive) to `toRow` (exclusive). */
  list(
    partition: string,
    options?: { fromRow?: string; toRow?: string; limit?: number },
  ): Promise<Row[]>;
  /** At most 100 changes of one partition, all or none. */
  transact(partition: string, changes: readonly RowChange[]): Promise<TransactionResult>;
  /** Removes the table with all its rows; a missing one is no error. */
  drop(): Promise<void>;
}
