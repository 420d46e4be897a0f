import { createHmac } from 'node:crypto';

/** Turns an id into a keyed hash that telemetry may carry: the same id gives the same 16 hex digits under one key. */
export function createIdentityHash(key: string): (id: string) => string {
  return (id) => createHmac('sha256', key).update(id).digest('hex').slice(0, 16);
}
