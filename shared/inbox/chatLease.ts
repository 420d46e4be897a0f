import type { Clock } from '../clock';
import { leaseFields } from '../storage/expiringLease';
import type { Row, RowChange, RowFields, Table } from '../storage/table';
import { oldestTurns, type Turn, turnFields, type TurnKey, turnRow } from './turnRows';

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
  /**
   * Leaves the chat to whoever names `heir`, with a fresh lease time. From now on the turn's row holds `item`: whoever takes
   * the turn again goes on from there.
   */
  handOver(heir: string, turn: TurnKey, item: string): Promise<'kept' | 'lost'>;
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
  /** LINE's time of the newest turn that was entered, ms. */
  readonly newestAt: number;
}

export function chatLeaseFields(clock: Clock, owner: string, newestAt: number): RowFields {
  return leaseFields(clock, chatLeaseMs, { owner, touches: 0, newestAt });
}

export function newestAtOf(held: Row | undefined): number {
  return Number(held?.fields.newestAt ?? 0);
}

/** Whether nobody holds the chat, and nobody died while holding it. */
export function isFree(held: Row): boolean {
  return held.fields.owner === '';
}

/** The lease that somebody has just taken. */
export function createChatLease(
  { table, clock }: ChatLeaseDeps,
  { chat, owner, etag: firstEtag, inherited, newestAt: firstNewestAt }: HeldChat,
): ChatLease {
  let etag = firstEtag;
  let newestAt = firstNewestAt;
  const freeLeaseFields = (): RowFields => ({ owner: '', until: 0, touches: 0, newestAt });
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
    newestAt = Math.max(newestAt, newestAtOf(held));
    announced ||= Number(held.fields.touches ?? 0) > 0;
    return 'ours';
  }

  /** Keeps the lease, for oneself or an heir, and makes the other changes with it. */
  async function rewrite(nextOwner: string, changes: RowChange[] = []): Promise<'kept' | 'lost'> {
    for (;;) {
      const fields = chatLeaseFields(clock, nextOwner, newestAt);
      const result = await table.transact(chat, [
        { op: 'replace', row: leaseRow, fields, etag },
        ...changes,
      ]);
      if (result.kind === 'done') {
        etag = result.etags[0] ?? '';
        return 'kept';
      }
      if ((await reload()) === 'lost') return 'lost';
    }
  }

  const free = async () =>
    (await table.replace(chat, leaseRow, freeLeaseFields(), etag)).kind === 'replaced';

  async function finish(turn: TurnKey): Promise<'free' | 'more' | 'lost'> {
    const row = turnRow(turn);
    if (!announced) {
      const closed = await table.transact(chat, [
        { op: 'remove', row },
        { op: 'replace', row: leaseRow, fields: freeLeaseFields(), etag },
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
    handOver: (heir, turn, item) =>
      inOrder(async () => {
        const fields = turnFields({ ...turn, item });
        const result = await rewrite(heir, [{ op: 'upsert', row: turnRow(turn), fields }]);
        handedOver = result === 'kept';
        return result;
      }),
  };
}

/** Tells the holder of a lease that there is more to do. */
export function touch(held: Row, newestAt = 0): RowFields {
  return {
    ...held.fields,
    touches: Number(held.fields.touches ?? 0) + 1,
    newestAt: Math.max(newestAtOf(held), newestAt),
  };
}
