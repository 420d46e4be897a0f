/** Bounds of a table's `list`: from the first (inclusive) to the second (exclusive). */
export interface RowRange {
  readonly fromRow: string;
  readonly toRow: string;
}

/**
 * Exactly the rows whose key begins with `prefix`, whatever follows it.
 * @throws RangeError when `prefix` is empty or ends in the last character there is
 */
export function rowsWithPrefix(prefix: string): RowRange {
  const last = prefix.charCodeAt(prefix.length - 1);
  if (!(last < 0xffff)) throw new RangeError('A prefix has a character that another follows');
  return { fromRow: prefix, toRow: prefix.slice(0, -1) + String.fromCharCode(last + 1) };
}

/** Where the next page begins when `row` was the last of this one; row keys of ours hold no space. */
export function rowsAfter(row: string | undefined): { readonly fromRow?: string } {
  return row === undefined ? {} : { fromRow: `${row}!` };
}
