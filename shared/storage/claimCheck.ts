import type { Chance } from '../chance';
import type { BlobStore } from './blobStore';

/** Bytes of JSON above which a body travels in a blob: a queue message holds 48 KiB, its envelope included. */
const claimLimitBytes = 45 * 1024;

/** Lets a body that is too large for a queue message travel in a blob, its name in the message. */
export interface ClaimCheck {
  /** Stores a body that is too large and answers its claim; undefined when it fits a message. */
  put(body: unknown): Promise<string | undefined>;
  /** Undefined when the blob is gone. */
  get(claim: string): Promise<Record<string, unknown> | undefined>;
  remove(claim: string): Promise<void>;
}

export function createClaimCheck(
  store: BlobStore,
  newId: Chance['newId'],
  limitBytes = claimLimitBytes,
): ClaimCheck {
  return {
    async put(body) {
      const json = JSON.stringify(body);
      // A UTF-16 unit is at most three bytes of UTF-8: most bodies need no counting.
      if (json.length * 3 <= limitBytes || Buffer.byteLength(json) <= limitBytes) return undefined;
      const claim = newId();
      await store.put(claim, Buffer.from(json), { contentType: 'application/json' });
      return claim;
    },
    async get(claim) {
      const blob = await store.get(claim);
      return blob && (JSON.parse(blob.bytes.toString()) as Record<string, unknown>);
    },
    remove: async (claim) => void (await store.remove(claim)),
  };
}
