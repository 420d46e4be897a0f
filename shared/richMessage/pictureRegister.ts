import type { Clock } from '../clock';
import type { Table } from '../storage/table';

/**
 * What is known of a picture. `ready`: all widths are stored and have been read back over HTTP; once so, for ever.
 * `leased`: another process is making it, until `untilMs` at the latest.
 */
export type PictureClaim =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ours'; ready(): Promise<void>; abandon(): Promise<void> }
  | { readonly kind: 'leased'; readonly untilMs: number };

/** The register of pictures that messages may name, shared by all processes. */
export interface PictureRegister {
  isReady(key: string): Promise<boolean>;
  /** Takes the making of a picture upon this process when nobody else has it. */
  claim(key: string): Promise<PictureClaim>;
}

/** A picture takes well under a second; a maker that has not finished by then is taken for dead. */
export const pictureLeaseMs = 10_000;

const row = 'picture';

export function createPictureRegister(table: Table, clock: Clock): PictureRegister {
  const leaseFields = () => ({ state: 'making', until: clock() + pictureLeaseMs });

  function ours(key: string, etag: string): PictureClaim {
    return {
      kind: 'ours',
      ready: () => table.upsert(key, row, { state: 'ready', at: clock() }),
      abandon: async () => void (await table.remove(key, row, etag)),
    };
  }

  return {
    async isReady(key) {
      return (await table.get(key, row))?.fields.state === 'ready';
    },
    async claim(key) {
      for (;;) {
        const inserted = await table.insert(key, row, leaseFields());
        if (inserted.kind === 'created') return ours(key, inserted.etag);
        const found = await table.get(key, row);
        if (found === undefined) continue;
        if (found.fields.state === 'ready') return { kind: 'ready' };
        const untilMs = Number(found.fields.until);
        if (untilMs > clock()) return { kind: 'leased', untilMs };
        const taken = await table.replace(key, row, leaseFields(), found.etag);
        if (taken.kind === 'replaced') return ours(key, taken.etag);
      }
    },
  };
}
