import type { Clock } from '../clock';
import { leaseFields } from '../storage/expiringLease';
import type { Row, RowFields, Table } from '../storage/table';
import { oldestTurns, type Turn, type TurnKey, turnRow } from './turnRows';

/** The right to take a chat's turns, until `finish` gives it back or its time runs out. */
export interface ChatLease {
  readonly chat: string;
  /** The oldest open turn. */
  next(): Promise<Turn | undefined>;
  /** The oldest open turns, at most twenty. */
  open(): Promise<Turn[]>;
  /**
   * Closes a turn. `free`: it was the last and the lease is given back; `more`: others wait and the lease is kept;
   * `lost`: another worker holds the chat now.
   */
  finish(turn: TurnKey): Promise<'free' | 'more' | 'lost'>;
  /** Keeps the chat for one more lease time. */
  renew(): Promise<'kept' | 'lost'>;
  /** Gives the lease back when no turn was announced meanwhile; else `more`. */
  leave(): Promise<'free' | 'more' | 'lost'>;
  /** Gives the lease back whatever is open: their own messages bring the turns up again. */
  release(): Promise<void>;
  /** Leaves the chat to whoever names `heir`, with a fresh lease time. */
  handOver(heir: string): Promise<'kept' | 'lost'>;
}

/** A worker that is alive renews at a third of this; one that died is replaced after it. */
export const chatLeaseMs = 12_000;

/** The row of a chat's partition that says who holds it. */
export const leaseRow = 'lease';
const maxOpen = 20;

export interface ChatLeaseDeps {
  readonly table: Table;
  readonly clock: Clock;
}

/** `inherited`: the chat was somebody else's, to whom turns may have been announced. */
export interface HeldChat {
  readonly chat: string;
  readonly owner: string;
  readonly etag: string;
  readonly inherited: boolean;
}

export function chatLeaseFields(clock: Clock, owner: string): RowFields {
  return leaseFields(clock, chatLeaseMs, { owner, touches: 0 });
}

const freeLeaseFields: RowFields = { owner: '', until: 0, touches: 0 };

/** Whether nobody holds the chat, and nobody died while holding it. */
export function isFree(held: Row): boolean {
  return held.fields.owner === '';
}

/** The lease that somebody has just taken. */
export function createChatLease(
  { table, clock }: ChatLeaseDeps,
  { chat, owner, etag: firstEtag, inherited }: HeldChat,
): ChatLease {
  let etag = firstEtag;
  /** There are, or may be, turns beyond the one at hand: the lease may not be given back with it. */
  let announced = inherited;
  /** The chat was left to an heir: a renewal that was due meanwhile must not take it back. */
  let handedOver = false;
  let work: Promise<unknown> = Promise.resolve();
  /** Renewal runs on a timer: its changes and the others' go one after the other. */
  const inOrder = <T>(step: () => Promise<T>): Promise<T> => {
    const result = work.then(step);
    work = result.catch(() => undefined);
    return result;
  };

  async function reload(): Promise<'ours' | 'lost'> {
    const held = await table.get(chat, leaseRow);
    if (held?.fields.owner !== owner) return 'lost';
    etag = held.etag;
    announced ||= Number(held.fields.touches ?? 0) > 0;
    return 'ours';
  }

  async function rewrite(nextOwner: string): Promise<'kept' | 'lost'> {
    for (;;) {
      const result = await table.replace(chat, leaseRow, chatLeaseFields(clock, nextOwner), etag);
      if (result.kind === 'replaced') {
        etag = result.etag;
        return 'kept';
      }
      if ((await reload()) === 'lost') return 'lost';
    }
  }

  const free = async () =>
    (await table.replace(chat, leaseRow, freeLeaseFields, etag)).kind === 'replaced';

  async function finish(turn: TurnKey): Promise<'free' | 'more' | 'lost'> {
    const row = turnRow(turn);
    if (!announced) {
      const closed = await table.transact(chat, [
        { op: 'remove', row },
        { op: 'replace', row: leaseRow, fields: freeLeaseFields, etag },
      ]);
      if (closed.kind === 'done') return 'free';
    }
    // Somebody else removed the turn, or touched or took the lease: one step at a time then.
    await table.remove(chat, row);
    return (await reload()) === 'ours' ? 'more' : 'lost';
  }

  return {
    chat,
    open: () => oldestTurns(table, chat, maxOpen),
    next: () =>
      inOrder(async () => {
        const [oldest, another] = await oldestTurns(table, chat, 2);
        announced = another !== undefined;
        return oldest;
      }),
    finish: (turn) => inOrder(() => finish(turn)),
    leave: () =>
      inOrder(async () => {
        if (announced) return 'more';
        if (await free()) return 'free';
        return (await reload()) === 'ours' ? 'more' : 'lost';
      }),
    renew: () => inOrder(async () => (handedOver ? 'lost' : rewrite(owner))),
    release: () =>
      inOrder(async () => {
        if (!(await free()) && (await reload()) === 'ours') await free();
      }),
    handOver: (heir) =>
      inOrder(async () => {
        const result = await rewrite(heir);
        handedOver = result === 'kept';
        return result;
      }),
  };
}

/** Tells the holder of a lease that there is more to do. */
export function touch(held: Row): RowFields {
  return { ...held.fields, touches: Number(held.fields.touches ?? 0) + 1 };
}
