import type { DequeuedMessageItem } from '@azure/storage-queue';
import type { TypedData } from '../app/coreContract';

/** .NET's `DateTimeOffset.MaxValue`, which stands for a message that never expires. */
const NEVER = '9999-12-31T23:59:59.9999999+00:00';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * The bytes of a message, undefined when it is not in the queue's encoding.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#hostjson-settings
 */
export function decodeMessage(text: string, encoding: 'base64' | 'none'): Buffer | undefined {
  if (encoding === 'none') return Buffer.from(text, 'utf8');
  const compact = text.replace(/[ \t\r\n]/g, '');
  if (compact.length % 4 !== 0 || !BASE64.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}

export function encodeMessage(bytes: Uint8Array, encoding: 'base64' | 'none'): string {
  return Buffer.from(bytes).toString(encoding === 'none' ? 'utf8' : 'base64');
}

/**
 * The trigger's metadata, in the host's spelling (the library puts it in camel case). The top-level fields of a JSON
 * object in the message come last and overwrite it, whatever their case: `id` in a message hides the message's own.
 */
export function queueTriggerMetadata(
  message: DequeuedMessageItem,
  text: string | undefined,
): Record<string, TypedData> {
  const metadata: Record<string, TypedData> = {
    ...(text !== undefined && { QueueTrigger: { string: text } }),
    DequeueCount: { json: String(message.dequeueCount) },
    ExpirationTime: { json: JSON.stringify(dateTime(message.expiresOn)) },
    Id: { string: message.messageId },
    InsertionTime: { json: JSON.stringify(dateTime(message.insertedOn)) },
    NextVisibleTime: { json: JSON.stringify(dateTime(message.nextVisibleOn)) },
    PopReceipt: { string: message.popReceipt },
  };
  if (text === undefined) return metadata;
  const spelling = new Map(Object.keys(metadata).map((key) => [key.toLowerCase(), key]));
  for (const [name, value] of Object.entries(topLevelFields(text))) {
    const key = spelling.get(name.toLowerCase()) ?? name;
    spelling.set(name.toLowerCase(), key);
    metadata[key] = value;
  }
  return metadata;
}

/** Of a JSON object, every field that is no list and not null, as the text that .NET makes of it. */
function topLevelFields(text: string): Record<string, TypedData> {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return {};
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(trimmed) as Record<string, unknown>;
  } catch {
    return {};
  }
  const fields: Record<string, TypedData> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null || Array.isArray(value)) continue;
    if (typeof value === 'object') fields[name] = { json: JSON.stringify(value) };
    else if (typeof value === 'boolean') fields[name] = { string: value ? 'True' : 'False' };
    else fields[name] = { string: String(value) };
  }
  return fields;
}

function dateTime(date: Date | undefined): string {
  return date === undefined || Number.isNaN(date.getTime())
    ? NEVER
    : date.toISOString().replace('Z', '+00:00');
}
