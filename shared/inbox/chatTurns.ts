import type { Clock } from '../clock';
import { leftMs, takeLease } from '../storage/expiringLease';
import type { Row, Table } from '../storage/table';
import {
  type ChatLease,
  chatLeaseFields,
  createChatLease,
  isFree,
  leaseRow,
  newestAtOf,
  touch,
} from './chatLease';
import { oldestTurns, type Turn, turnFields, type TurnKey, turnRow } from './turnRows';

/**
 * `waiting`: another worker holds the chat and has been told of the turns; it will take them before it gives the chat back.
 * `inBurst`: the chat had another event within a second, so that one more may be on its way.
 */
export type EnterResult =
  | { readonly kind: 'holding'; readonly lease: ChatLease; readonly inBurst: boolean }
  | { readonly kind: 'waiting' };

/** Events of a chat that are closer to each other than this belong to a burst. */
const burstMs = 1000;

/** The open turns of every chat and who may take them: one chat's turns are done one after the other, oldest first. */
export interface ChatTurns {
  /** Enters turns of one chat, all at once. A turn that is there already stays as it is. */
  enter(turn: Turn, ...others: readonly Turn[]): Promise<EnterResult>;
  /** Waits for what this process is about to enter in a chat: it may be older than what was entered first. */
  entered(chat: string): Promise<void>;
  /** Whether a turn is still there, or its chat was left by somebody who died and may have left others. */
  isLeft(turn: TurnKey): Promise<boolean>;
  /** Takes over a chat that was handed to `heir`; also one that nobody holds. */
  inherit(chat: string, heir: string): Promise<EnterResult>;
  /** Leaves no trace of a chat that nobody holds and that has no open turn; else does nothing. */
  forget(chat: string): Promise<void>;
}

export interface ChatTurnsDeps {
  readonly table: Table;
  readonly clock: Clock;
  /** Unique in each call: names the holder of a lease. */
  readonly newId: () => string;
}

export function createChatTurns({ table, clock, newId }: ChatTurnsDeps): ChatTurns {
  /** Takes the lease if it is free, run out or the heir's own; else tells its holder that there is more to do. */
  async function acquire(
    chat: string,
    { heir, turns = [] }: { heir?: string; turns?: readonly Turn[] },
  ): Promise<EnterResult> {
    // An heir that tries again finds the chat free. Turns that arrived before announced themselves to its first attempt.
    const isHeir = heir !== undefined;
    const timestamps = turns.map(({ timestamp }) => timestamp);
    for (;;) {
      const owner = newId();
      const attempt = await takeLease({
        table,
        partition: chat,
        row: leaseRow,
        fields: chatLeaseFields(clock, owner, Math.max(0, ...timestamps)),
        clock,
        mayTake: (held) => leftMs(held, clock) <= 0 || held.fields.owner === heir,
        readFirst: true,
      });
      if (attempt.kind === 'lost') continue;
      if (attempt.kind === 'taken') {
        const { etag, before } = attempt;
        return holding(chat, owner, etag, isHeir, before, turns);
      }
      const { held } = attempt;
      const touched = await table.replace(
        chat,
        leaseRow,
        touch(held, Math.max(0, ...timestamps)),
        held.etag,
      );
      if (touched.kind === 'replaced') return { kind: 'waiting' };
    }
  }

  function holding(
    chat: string,
    owner: string,
    etag: string,
    isHeir: boolean,
    before: Row | undefined,
    turns: readonly Turn[],
  ): EnterResult {
    const inherited = isHeir || (before !== undefined && !isFree(before));
    const newestAt = Math.max(newestAtOf(before), ...turns.map(({ timestamp }) => timestamp));
    const gaps = turns.map(({ timestamp }) => Math.abs(timestamp - newestAtOf(before)));
    return {
      kind: 'holding',
      lease: createChatLease({ table, clock }, { chat, owner, etag, inherited, newestAt }),
      inBurst: gaps.some((gap) => gap < burstMs),
    };
  }

  async function enter(chat: string, turns: readonly Turn[]): Promise<EnterResult> {
    const inserts = turns.map((turn) => ({
      op: 'insert' as const,
      row: turnRow(turn),
      fields: turnFields(turn),
    }));
    const insertEach = () =>
      Promise.all(inserts.map(({ row, fields }) => table.insert(chat, row, fields)));
    const held = await table.get(chat, leaseRow);
    if (held !== undefined && leftMs(held, clock) > 0) {
      const isMany = inserts.length > 1;
      const areIn = isMany && (await table.transact(chat, inserts)).kind === 'done';
      if (!areIn) await insertEach();
      return acquire(chat, { turns });
    }
    const owner = newId();
    const newestAt = Math.max(...turns.map(({ timestamp }) => timestamp));
    const lease = { row: leaseRow, fields: chatLeaseFields(clock, owner, newestAt) };
    const result = await table.transact(chat, [
      ...inserts,
      held === undefined
        ? { op: 'insert', ...lease }
        : { op: 'replace', ...lease, etag: held.etag },
    ]);
    if (result.kind === 'done') {
      return holding(chat, owner, result.etags.at(-1) ?? '', false, held, turns);
    }
    // Some of them are there already, or another worker took the lease.
    if (inserts.length > 1 || result.index === inserts.length) await insertEach();
    return acquire(chat, { turns });
  }

  const entering = new Map<string, Set<Promise<unknown>>>();

  return {
    async enter(turn, ...others) {
      const { chat } = turn;
      const all = entering.get(chat) ?? new Set();
      entering.set(chat, all);
      const work = enter(chat, [turn, ...others]);
      const quiet = work.catch(() => undefined);
      all.add(quiet);
      try {
        return await work;
      } finally {
        all.delete(quiet);
        if (all.size === 0) entering.delete(chat);
      }
    },
    async entered(chat) {
      await Promise.all([...(entering.get(chat) ?? [])]);
    },
    async isLeft(turn) {
      const { chat } = turn;
      const [open, held] = await Promise.all([
        table.get(chat, turnRow(turn)),
        table.get(chat, leaseRow),
      ]);
      return (
        open !== undefined || (held !== undefined && !isFree(held) && leftMs(held, clock) <= 0)
      );
    },
    inherit: (chat, heir) => acquire(chat, { heir }),
    async forget(chat) {
      const held = await table.get(chat, leaseRow);
      if (held === undefined || !isFree(held) || (await oldestTurns(table, chat, 1)).length > 0)
        return;
      await table.remove(chat, leaseRow, held.etag);
    },
  };
}

/** The name under which a turn's job finds the chat that was left to it. */
export function heirOf({ webhookEventId }: Pick<TurnKey, 'webhookEventId'>): string {
  return `job:${webhookEventId}`;
}
