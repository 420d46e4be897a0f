import { createHash } from 'node:crypto';

/**
 * The retry key of a job: a UUID (version 8, RFC 9562) made from the job's identity, so that every attempt at the job, in
 * whatever process, uses the same one.
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function retryKeyOf(jobIdentity: string): string {
  const hash = createHash('sha256').update(jobIdentity).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
