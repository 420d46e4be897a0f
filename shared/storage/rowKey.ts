/**
 * An id as a row or partition key. LINE's ids are digits, or ULIDs, and stay as they are; anything else is encoded, and cut to
 * `maxUnits` plus the mark before it.
 */
export function safeKey(id: string, maxUnits = 256): string {
  return /^[0-9A-Za-z_-]{1,128}$/.test(id) ? id : `~${encodedKey(id, maxUnits)}`;
}

/** Any id in characters that keys may hold, at most `maxUnits` of them. */
export function encodedKey(id: string, maxUnits = 256): string {
  return Buffer.from(id).toString('base64url').slice(0, maxUnits);
}

/** A time in ms as part of a row key: sixteen digits, so that rows come in the order of time. */
export function timeKey(ms: number): string {
  return String(Math.max(0, Math.trunc(ms))).padStart(16, '0');
}
