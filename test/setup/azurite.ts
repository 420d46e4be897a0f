import { randomBytes } from 'node:crypto';

/** The connection string of this Jest worker's own account. */
export function azuriteConnectionString(): string {
  const all = JSON.parse(process.env.TEST_CONNECTION_STRINGS ?? '[]') as string[];
  const worker = Number(process.env.JEST_WORKER_ID ?? 1);
  const found = all[(worker - 1) % all.length];
  if (found === undefined)
    throw new Error('These tests need Azurite: run them by npm test -- PATH');
  return found;
}

/** A name for a queue, table or container that no other test has: letters and digits. */
export function freshName(prefix: string): string {
  return `${prefix}${randomBytes(6).toString('hex')}`;
}
