import type { Clock } from '../clock';
import { leaseFields, leftMs, takeLease } from '../storage/expiringLease';
import { encodedKey, timeKey } from '../storage/rowKey';
import { rowsWithPrefix } from '../storage/rowRange';
import type { Row, RowFields, Table } from '../storage/table';
import { maxFieldUnits } from '../storage/tableLimits';
import { cutText } from '../text/cutText';

/** One event of a chat that waits for its turn: everything that is needed to handle it. */
export interface Turn {
  readonly chat: string;
  /** LINE's time of the event, ms: turns are taken in this order. */
  readonly timestamp: number;
  readonly webhookEventId: string;
  /** The queue item's JSON (a `JobItem<LineEventBody>`). */
  readonly item: string;
}

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

export type TurnKey = Pick<Turn, 'chat' | 'timestamp' | 'webhookEventId'>;

/** `waiting`: another worker holds the chat and has been told of the turn; it will take it before it gives the chat back. */
export type EnterResult =
  | { readonly kind: 'holding'; readonly lease: ChatLease }
  | { readonly kind: 'waiting'; readonly leasedForMs: number };

/** The open turns of every chat and who may take them: one chat's turns are done one after the other, oldest first. */
export interface ChatTurns {
  enter(turn: Turn): Promise<EnterResult>;
  /** Takes over a chat that was handed to `heir`; also one that nobody holds. */
  inherit(chat: string, heir: string): Promise<EnterResult>;
  /** Leaves no trace of a chat that nobody holds and that has no open turn; else does nothing. */
  forget(chat: string): Promise<void>;
}

/** A worker that is alive renews at a third of this; one that died is replaced after it. */
export const chatLeaseMs = 12_000;

const leaseRow = 'lease';
const turnPrefix = 'turn-';
const maxOpen = 20;

export interface ChatTurnsDeps {
  readonly table: Table;
  readonly clock: Clock;
  /** Unique in each call: names the holder of a lease. */
  readonly newId: () => string;
}

export function createChatTurns({ table, clock, newId }: ChatTurnsDeps): ChatTurns {
  const fieldsOf = (owner: string) => leaseFields(clock, chatLeaseMs, { owner, touches: 0 });
  const freeFields: RowFields = { owner: '', until: 0, touches: 0 };
  const isFree = (held: Row) => held.fields.owner === '';

  /** Takes the lease if it is free, run out or the heir's own; else tells its holder that there is more to do. */
  async function acquire(chat: string, heir?: string): Promise<EnterResult> {
    // An heir that tries again finds the chat free. Turns that arrived before announced themselves to its first attempt.
    const isHeir = heir !== undefined;
    for (;;) {
      const owner = newId();
      const attempt = await takeLease({
        table,
        partition: chat,
        row: leaseRow,
        fields: fieldsOf(owner),
        clock,
        mayTake: (held) => leftMs(held, clock) <= 0 || held.fields.owner === heir,
        readFirst: true,
      });
      if (attempt.kind === 'lost') continue;
      if (attempt.kind === 'taken') {
        const { etag, before } = attempt;
        return holding(chat, owner, etag, isHeir || (before !== undefined && !isFree(before)));
      }
      const { held } = attempt;
      const leasedForMs = leftMs(held, clock);
      const touched = await table.replace(chat, leaseRow, touch(held), held.etag);
      if (touched.kind === 'replaced') return { kind: 'waiting', leasedForMs };
    }
  }

  function holding(chat: string, owner: string, etag: string, inherited: boolean): EnterResult {
    return { kind: 'holding', lease: createLease(chat, owner, etag, inherited) };
  }

  /** `inherited`: the chat was somebody else's, to whom turns may have been announced. */
  function createLease(
    chat: string,
    owner: string,
    firstEtag: string,
    inherited: boolean,
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
        const result = await table.replace(chat, leaseRow, fieldsOf(nextOwner), etag);
        if (result.kind === 'replaced') {
          etag = result.etag;
          return 'kept';
        }
        if ((await reload()) === 'lost') return 'lost';
      }
    }

    const free = async () =>
      (await table.replace(chat, leaseRow, freeFields, etag)).kind === 'replaced';

    async function finish(turn: TurnKey): Promise<'free' | 'more' | 'lost'> {
      const row = turnRow(turn);
      if (!announced) {
        const closed = await table.transact(chat, [
          { op: 'remove', row },
          { op: 'replace', row: leaseRow, fields: freeFields, etag },
        ]);
        if (closed.kind === 'done') return 'free';
      }
      // Somebody else removed the turn, or touched or took the lease: one step at a time then.
      await table.remove(chat, row);
      return (await reload()) === 'ours' ? 'more' : 'lost';
    }

    return {
      chat,
      open: () => oldestTurns(chat, maxOpen),
      next: () =>
        inOrder(async () => {
          const [oldest, another] = await oldestTurns(chat);
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

  async function oldestTurns(chat: string, limit = 2): Promise<Turn[]> {
    const rows = await table.list(chat, { ...rowsWithPrefix(turnPrefix), limit });
    return rows.map((row) => readTurn(chat, row));
  }

  return {
    async enter(turn) {
      const { chat } = turn;
      const row = turnRow(turn);
      const fields = turnFields(turn);
      const held = await table.get(chat, leaseRow);
      if (held !== undefined && leftMs(held, clock) > 0) {
        await table.insert(chat, row, fields);
        return acquire(chat);
      }
      const owner = newId();
      const lease = { row: leaseRow, fields: fieldsOf(owner) };
      const result = await table.transact(chat, [
        { op: 'insert', row, fields },
        held === undefined
          ? { op: 'insert', ...lease }
          : { op: 'replace', ...lease, etag: held.etag },
      ]);
      if (result.kind === 'done') {
        const inherited = held !== undefined && !isFree(held);
        return holding(chat, owner, result.etags[1] ?? '', inherited);
      }
      if (result.index === 1) await table.insert(chat, row, fields);
      return acquire(chat);
    },
    inherit: acquire,
    async forget(chat) {
      const held = await table.get(chat, leaseRow);
      if (held === undefined || !isFree(held) || (await oldestTurns(chat, 1)).length > 0) return;
      await table.remove(chat, leaseRow, held.etag);
    },
  };
}

function turnRow({ timestamp, webhookEventId }: TurnKey): string {
  return `${turnPrefix}${timeKey(timestamp)}-${encodedKey(webhookEventId)}`;
}

/** An item is at most 45 KiB, so two fields are enough. */
function turnFields({ timestamp, webhookEventId, item }: Turn): RowFields {
  const item0 = cutText(item, maxFieldUnits);
  return { eventTime: timestamp, webhookEventId, item0, item1: item.slice(item0.length) };
}

function readTurn(chat: string, { fields }: Row): Turn {
  return {
    chat,
    timestamp: Number(fields.eventTime),
    webhookEventId: String(fields.webhookEventId),
    item: `${String(fields.item0)}${String(fields.item1 ?? '')}`,
  };
}

function touch(held: Row): RowFields {
  return { ...held.fields, touches: Number(held.fields.touches ?? 0) + 1 };
}
