import type { TypedData } from '../app/coreContract';

/**
 * The messages that a storage queue output binding makes of a value: one, or one for each entry of a list. Undefined
 * and null make none.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-output
 */
export function toQueueMessages(value: TypedData | null | undefined): Buffer[] {
  if (!value) return [];
  if (value.bytes) return [Buffer.from(value.bytes)];
  if (typeof value.string === 'string') return [Buffer.from(value.string)];
  if (typeof value.int === 'number') return [Buffer.from(String(value.int))];
  if (typeof value.double === 'number') return [Buffer.from(String(value.double))];
  if (typeof value.json !== 'string') return [];
  const parsed: unknown = JSON.parse(value.json);
  if (!Array.isArray(parsed)) return [Buffer.from(value.json)];
  return parsed
    .filter((entry) => entry !== null && entry !== undefined)
    .map((entry) => Buffer.from(typeof entry === 'string' ? entry : JSON.stringify(entry)));
}
