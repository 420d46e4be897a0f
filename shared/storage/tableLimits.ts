import { BotError } from '../errors';
import type { RowChange, RowFields } from './table';

/** UTF-16 units of one string. @see https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const maxStringUnits = 32 * 1024;

/** Where text that is longer is cut, or goes on in another field. */
export const maxFieldUnits = 32_000;

/** @see https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions */
export const maxTransactionChanges = 100;

const reserved = ['partitionkey', 'rowkey', 'timestamp', 'etag'];

/** @throws BotError `table.badField` for a string that is too long or a name that is the storage's own */
export function assertFields(table: string, fields: RowFields): void {
  for (const [field, value] of Object.entries(fields)) {
    if (reserved.includes(field.toLowerCase())) {
      throw new BotError('table.badField', `A row of ${table} may not have a field ${field}`);
    }
    if (typeof value === 'string' && value.length > maxStringUnits) {
      throw new BotError(
        'table.badField',
        `The field ${field} of a row of ${table} has ${value.length} characters of ${maxStringUnits}`,
      );
    }
  }
}

/** @throws BotError `table.badTransaction` for too many changes, or two of one row; `table.badField` */
export function assertTransaction(table: string, changes: readonly RowChange[]): void {
  if (changes.length > maxTransactionChanges) {
    throw new BotError(
      'table.badTransaction',
      `A transaction on ${table} has ${changes.length} changes of ${maxTransactionChanges}`,
    );
  }
  if (new Set(changes.map(({ row }) => row)).size < changes.length) {
    throw new BotError('table.badTransaction', `A transaction on ${table} changes one row twice`);
  }
  for (const change of changes) if (change.op !== 'remove') assertFields(table, change.fields);
}
