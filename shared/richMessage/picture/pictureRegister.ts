import type { Clock } from '../../clock';
import { leaseFields, leftMs, takeLease } from '../../storage/expiringLease';
import { dayName } from '../../storage/dayName';
import { workThroughEndedDays } from '../../storage/endedDays';
import { shardOf } from '../../storage/hashShards';
import { rowsAfter } from '../../storage/rowRange';
import type { Row, Table } from '../../storage/table';

/**
 * What is known of a picture. `ready`: all widths are stored and have been read back over HTTP; so until it is collected.
 * `leased`: another process is making or collecting it, until `untilMs` at the latest.
 */
export type PictureClaim =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ours'; ready(): Promise<void>; abandon(): Promise<void> }
  | { readonly kind: 'leased'; readonly untilMs: number };

/** The right to remove a picture that no message names. `remove` answers false when a message has named it since. */
export interface PictureRemoval {
  remove(removeBytes: () => Promise<void>): Promise<boolean>;
}

/** The registers of all pictures and of those that messages name, shared by all processes. */
export interface PictureRegister {
  isReady(key: string): Promise<boolean>;
  /** Takes the making of a picture upon this process when nobody else has it. */
  claim(key: string): Promise<PictureClaim>;
  /** Records, for ever, that messages name a picture; false when it is not ready, and must be made first. */
  name(key: string): Promise<boolean>;
  isNamed(key: string): Promise<boolean>;
  /**
   * Takes the removal of a picture upon this process; undefined when nothing is there, somebody is making it, a message
   * names it, or it was ready only after `readyBeforeMs`.
   */
  claimRemoval(key: string, readyBeforeMs?: number): Promise<PictureRemoval | undefined>;
  /** Keys of one shard that messages name, in order, after `after`. */
  listNamed(shard: string, after?: string): Promise<string[]>;
  /**
   * Shows `look` each picture whose making began on a day that ended before `beforeMs`, once: a picture that a message
   * names by then is never looked at again. What `look` throws is tried again by the next call.
   */
  lookThroughMade(beforeMs: number, look: (key: string) => Promise<void>): Promise<void>;
}

/** A picture takes well under a second; a maker that has not finished by then is taken for dead. */
export const pictureLeaseMs = 10_000;
/** Removing five blobs takes less; whoever wants the picture back waits for that long at most. */
const removalLeaseMs = 60_000;

/** Rows read at a time. */
const pageSize = 200;

export function createPictureRegister(
  tables: { readonly pictures: Table; readonly named: Table },
  clock: Clock,
): PictureRegister {
  const { pictures, named } = tables;
  const readyFields = () => ({ state: 'ready', at: clock() });

  function ours(key: string, etag: string): PictureClaim {
    return {
      kind: 'ours',
      ready: () => pictures.upsert(shardOf(key), key, readyFields()),
      abandon: async () => void (await pictures.remove(shardOf(key), key, etag)),
    };
  }

  async function isReady(key: string): Promise<boolean> {
    return (await pictures.get(shardOf(key), key))?.fields.state === 'ready';
  }

  /** Ready, or left behind by a maker who died or a removal that has failed. */
  function isRemovable(found: Row, readyBeforeMs: number): boolean {
    const { state, at } = found.fields;
    return state === 'ready' ? Number(at) < readyBeforeMs : isAbandoned(found);
  }

  /** A lease that has run out, of a maker or a remover who died. */
  function isAbandoned(held: Row): boolean {
    return held.fields.state !== 'ready' && leftMs(held, clock) <= 0;
  }

  async function isNamed(key: string): Promise<boolean> {
    return (await named.get(shardOf(key), key)) !== undefined;
  }

  return {
    isReady,
    isNamed,
    async claim(key) {
      for (;;) {
        const fields = leaseFields(clock, pictureLeaseMs, { state: 'making' });
        const place = { table: pictures, partition: shardOf(key), row: key };
        const attempt = await takeLease({ ...place, fields, clock, mayTake: isAbandoned });
        if (attempt.kind === 'taken') {
          // Before anything is stored: whatever becomes of the maker, the timer finds the picture.
          await pictures.upsert(dayName(clock()), key, {});
          return ours(key, attempt.etag);
        }
        if (attempt.kind === 'lost') continue;
        const { state, until } = attempt.held.fields;
        return state === 'ready' ? { kind: 'ready' } : { kind: 'leased', untilMs: Number(until) };
      }
    },
    async name(key) {
      if (!(await isReady(key))) return false;
      await named.upsert(shardOf(key), key, { at: clock() });
      // A removal that began before it was named has changed the state; one that begins now sees the name.
      return isReady(key);
    },
    async claimRemoval(key, readyBeforeMs = Number.POSITIVE_INFINITY) {
      const found = await pictures.get(shardOf(key), key);
      if (found === undefined || !isRemovable(found, readyBeforeMs)) return undefined;
      if (await isNamed(key)) return undefined;
      const { at = 0 } = found.fields;
      const fields = leaseFields(clock, removalLeaseMs, { state: 'removing', at });
      const taken = await pictures.replace(shardOf(key), key, fields, found.etag);
      if (taken.kind !== 'replaced') return undefined;
      return {
        async remove(removeBytes) {
          if (await isNamed(key)) {
            await pictures.replace(shardOf(key), key, readyFields(), taken.etag);
            return false;
          }
          await removeBytes();
          await pictures.remove(shardOf(key), key, taken.etag);
          return true;
        },
      };
    },
    async listNamed(shard, after) {
      const rows = await named.list(shard, { ...rowsAfter(after), limit: pageSize });
      return rows.map(({ row }) => row);
    },
    lookThroughMade: (beforeMs, look) =>
      workThroughEndedDays({ table: pictures, name: 'pictures', beforeMs }, async (day) => {
        for (;;) {
          const rows = await pictures.list(day, { limit: pageSize });
          for (const { row: key } of rows) {
            await look(key);
            await pictures.remove(day, key);
          }
          if (rows.length < pageSize) return;
        }
      }),
  };
}
