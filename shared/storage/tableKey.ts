import { BotError } from '../errors';

/** A key is at most 1 KiB of UTF-16. */
export const maxKeyUnits = 512;

/**
 * Table keys may not hold these characters, nor be longer than `maxKeyUnits`.
 * @see https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
 * @throws BotError `table.badKey`
 */
export function assertTableKey(table: string, ...keys: string[]): void {
  for (const key of keys) {
    if (key.length <= maxKeyUnits && !/[/\\#?\p{Cc}]/u.test(key)) continue;
    throw new BotError('table.badKey', `A key for ${table} has a character that keys may not hold`);
  }
}
