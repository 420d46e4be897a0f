import { createHash } from 'node:crypto';
import type { Clock } from '../../clock';
import { dayName } from '../../storage/dayName';
import { rowsWithPrefix } from '../../storage/rowRange';
import type { Row, RowChange, Table } from '../../storage/table';

/** What some words come from. When one of the messages, or the person, is taken back, the words go too. */
export interface Origin {
  readonly messageIds: readonly string[];
  /** The user who asked, who may be another than the one who taps the button for the answer. */
  readonly askedBy?: string | undefined;
  /** LINE's time of the message that asked, ms. */
  readonly askedAt: number;
}

/** What a writer knows of the deletions in a chat. Writing through it brings it up to date. */
export interface Gate {
  readonly chat: string;
  state: GateState;
}

interface GateState {
  /** Undefined when the chat has no gate row yet. */
  readonly etag: string | undefined;
  /** Deletions so far. */
  readonly deletions: number;
  /** Everything that was said before this was forgotten, ms; 0 when nothing was. */
  readonly forgottenBefore: number;
  /** The last day under which the chat is listed for expiry. */
  readonly day: string;
  /** Rows of marks, with what was forgotten before which time. */
  readonly marks: ReadonlyMap<string, number>;
}

export type GateWrite =
  | { readonly kind: 'done'; readonly etags: readonly (string | undefined)[] }
  /** A row that was to be replaced or removed is not as expected. */
  | { readonly kind: 'changed' }
  /** What the words come from has been taken back: nothing was written. */
  | { readonly kind: 'gone' };

/**
 * Keeps late writers from undoing a deletion. Each write to a chat is a transaction that also replaces the chat's gate row;
 * each deletion first replaces the gate row together with a mark, then deletes. A writer that began before a deletion
 * meets another version of the gate row, looks at the marks, and writes nothing that was taken back. It costs no request
 * unless two writers meet.
 */
export interface ChatGates {
  /** The gate as it is among rows that have been read (`gateRows`). */
  read(chat: string, rows: readonly Row[]): Gate;
  /** The gate as it is now: one request. */
  load(chat: string): Promise<Gate>;
  isGone(gate: Gate, origin: Origin): boolean;
  /**
   * `origin` is left out where nothing of what somebody said is written.
   * @param mayWrite asked again whenever another writer was faster. @default always
   */
  write(
    gate: Gate,
    origin: Origin | undefined,
    changes: readonly RowChange[],
    mayWrite?: () => boolean,
  ): Promise<GateWrite>;
  markUnsent(chat: string, messageId: string): Promise<void>;
  markForgotten(chat: string, beforeMs: number): Promise<void>;
  markAuthor(chat: string, author: string, beforeMs: number): Promise<void>;
}

/** All rows of deletions begin so. The gate row is named exactly so. */
export const gatePrefix = 'mark';

/**
 * The partition of a chat: a hash of its id, so that the mark of an erasure can stay without naming anybody. An id of LINE
 * has 128 random bits, so no key is needed to keep it from being guessed.
 */
export function chatPartition(chat: string): string {
  return hashOf(chat);
}

export function createChatGates(table: Table, clock: Clock): ChatGates {
  async function load(chat: string): Promise<Gate> {
    const rows = await table.list(chatPartition(chat), rowsWithPrefix(gatePrefix));
    return { chat, state: readState(rows) };
  }

  /** Replaces the gate row and makes the changes, all or none; decides again when another was faster. */
  async function commit(
    gate: Gate,
    mayWrite: () => boolean,
    next: (state: GateState) => Partial<GateState>,
    changes: readonly RowChange[],
  ): Promise<GateWrite> {
    const partition = chatPartition(gate.chat);
    for (;;) {
      if (!mayWrite()) return { kind: 'gone' };
      const { state } = gate;
      const day = dayName(clock());
      const isListed = state.day === day;
      // The timer finds the chat by this: it is written first.
      if (!isListed) await table.insert(day, partition, {});
      const { deletions, forgottenBefore } = { ...state, ...next(state) };
      const fields = { deletions, forgottenBefore, day };
      const own: RowChange[] = [
        state.etag === undefined
          ? { op: 'insert', row: gatePrefix, fields }
          : { op: 'replace', row: gatePrefix, fields, etag: state.etag },
        ...(isListed ? [] : [{ op: 'upsert', row: day, fields: {} } as const]),
      ];
      const result = await table.transact(partition, [...own, ...changes]);
      if (result.kind === 'done') {
        const etag = result.etags[0];
        gate.state = { ...state, deletions, forgottenBefore, day, etag };
        return { kind: 'done', etags: result.etags.slice(own.length) };
      }
      if (result.index >= own.length) return { kind: 'changed' };
      gate.state = (await load(gate.chat)).state;
    }
  }

  async function mark(chat: string, changes: readonly RowChange[], beforeMs = 0): Promise<void> {
    await commit(
      await load(chat),
      () => true,
      ({ deletions, forgottenBefore }) => ({
        deletions: deletions + 1,
        forgottenBefore: Math.max(forgottenBefore, beforeMs),
      }),
      changes,
    );
  }

  return {
    read: (chat, rows) => ({ chat, state: readState(rows) }),
    load,
    isGone,
    write: (gate, origin, changes, mayWrite = () => true) =>
      commit(
        gate,
        () => mayWrite() && (origin === undefined || !isGone(gate, origin)),
        () => ({}),
        changes,
      ),
    markUnsent: (chat, messageId) =>
      mark(chat, [{ op: 'upsert', row: unsentRow(chat, messageId), fields: { at: clock() } }]),
    markForgotten: (chat, beforeMs) => mark(chat, [], beforeMs),
    markAuthor: (chat, author, beforeMs) => {
      const fields = { at: clock(), before: beforeMs };
      return mark(chat, [{ op: 'upsert', row: authorRow(chat, author), fields }]);
    },
  };
}

/** Whether a row says what was deleted, and is not the gate row itself. */
export function isMark({ row }: Row): boolean {
  return row.startsWith(`${gatePrefix}-`);
}

function isGone({ chat, state }: Gate, { messageIds, askedBy, askedAt }: Origin): boolean {
  if (askedAt < state.forgottenBefore) return true;
  if (messageIds.some((id) => state.marks.has(unsentRow(chat, id)))) return true;
  if (askedBy === undefined) return false;
  return askedAt < (state.marks.get(authorRow(chat, askedBy)) ?? 0);
}

function readState(rows: readonly Row[]): GateState {
  const gate = rows.find(({ row }) => row === gatePrefix);
  return {
    etag: gate?.etag,
    deletions: Number(gate?.fields.deletions ?? 0),
    forgottenBefore: Number(gate?.fields.forgottenBefore ?? 0),
    day: String(gate?.fields.day ?? ''),
    marks: new Map(rows.filter(isMark).map(({ row, fields }) => [row, Number(fields.before ?? 0)])),
  };
}

function unsentRow(chat: string, messageId: string): string {
  return `${gatePrefix}-unsent-${hashOf(`${chat} ${messageId}`)}`;
}

function authorRow(chat: string, author: string): string {
  return `${gatePrefix}-author-${hashOf(`${chat} ${author}`)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
