import type { Clock } from '../clock';
import { leftMs, takeLease } from '../storage/expiringLease';
import type { Table } from '../storage/table';
import {
  type ChatLease,
  chatLeaseFields,
  createChatLease,
  isFree,
  leaseRow,
  touch,
} from './chatLease';
import { oldestTurns, type Turn, turnFields, type TurnKey, turnRow } from './turnRows';

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

export interface ChatTurnsDeps {
  readonly table: Table;
  readonly clock: Clock;
  /** Unique in each call: names the holder of a lease. */
  readonly newId: () => string;
}

export function createChatTurns({ table, clock, newId }: ChatTurnsDeps): ChatTurns {
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
        fields: chatLeaseFields(clock, owner),
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
    return {
      kind: 'holding',
      lease: createChatLease({ table, clock }, { chat, owner, etag, inherited }),
    };
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
      const lease = { row: leaseRow, fields: chatLeaseFields(clock, owner) };
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
