import type { Clock } from '../../clock';
import { dayName, dayPrefix } from '../../storage/dayName';
import { workThroughEndedDays } from '../../storage/endedDays';
import type { Row, RowChange, Table } from '../../storage/table';
import { maxFieldUnits, maxTransactionChanges } from '../../storage/tableLimits';
import { cutText } from '../../text/cutText';
import { chatPartition, createChatGates, type Gate, gatePrefix, type Origin } from './chatGate';
import { expireChat } from './expireChat';
import {
  laterPrefix,
  messageFields,
  messagePrefix,
  messageRow,
  readIds,
  readRemembered,
  type Remembered,
  removeRows,
} from './remembered';

/** All that is known of a chat. */
export interface ChatRecall {
  /** Oldest first. */
  readonly messages: readonly Remembered[];
  /** What came before them, in a few words of the model's. */
  readonly summary: string | undefined;
  /** Until when people of the team talk here and the bot is quiet, ms; 0 when it is not. */
  readonly mutedUntil: number;
  /** What is known of deletions: what is written in this turn is written through it. */
  readonly gate: Gate;
}

/** What words come from, and what their writer knows of deletions. */
export interface Writing {
  readonly origin: Origin;
  readonly gate: Gate;
}

/**
 * What has been said in a chat, and what the bot must know of it: one partition a chat. Never cached: what is unsent or
 * erased is gone at once, and nothing that is written later brings it back (see `ChatGates`).
 */
export interface ChatMemory {
  recall(chat: string): Promise<ChatRecall>;
  /** What is known of deletions in a chat, without what was said. */
  gate(chat: string): Promise<Gate>;
  /** Whether what some words come from is known to be taken back. Costs nothing. */
  isGone(gate: Gate, origin: Origin): boolean;
  /** Everything that this person said before was forgotten, ms; 0 when nothing was. */
  forgottenBefore(userId: string): Promise<number>;
  /** Remembers messages; the same id at the same time again takes the earlier one's place. `gone`: none of them. */
  remember(messages: readonly Remembered[], writing: Writing): Promise<'done' | 'gone'>;
  /** Forgets a message, what answered it and every summary, and lets it not come back. */
  unsend(chat: string, messageId: string): Promise<void>;
  /** Forgets some messages, as if they had never been said. */
  drop(chat: string, messages: readonly Remembered[]): Promise<void>;
  /**
   * Puts a summary in place of messages. `changed`: something has been deleted meanwhile, and the summary may hold its
   * words: it is not kept.
   */
  summarise(
    gate: Gate,
    summary: string,
    covered: readonly Remembered[],
  ): Promise<'done' | 'changed'>;
  /**
   * Mutes a chat for a call to the team. `calling`: it is muted already, and the team has been told. The event with the same
   * `id` may begin again until `mute` says that the team was told.
   */
  beginCall(gate: Gate, untilMs: number, id: string): Promise<'ours' | 'calling'>;
  mute(gate: Gate, untilMs: number): Promise<void>;
  unmute(chat: string): Promise<void>;
  /** Forgets what one person has said in a group before a time, and what answered it. */
  forgetAuthor(chat: string, author: string, beforeMs: number): Promise<void>;
  /** Forgets everything of a chat; what was said before `beforeMs` and is handled later is not remembered either. */
  forget(chat: string, beforeMs: number): Promise<void>;
  /** Forgets chats in which nothing has been said for `retentionDays`, and what else is older than that. */
  expire(retentionDays: number): Promise<number>;
}

/** Messages that are kept word by word. */
export const maxRemembered = 100;

const dayMs = 24 * 60 * 60 * 1000;
const summaryRow = 'memo';
const muteRow = 'mute';
/** What a turn must know lies between these: messages, marks, memo and mute. */
const recalled = { fromRow: 'm', toRow: 'n' };
/** The same, and the answers that buttons will fetch. */
const withLater = { fromRow: laterPrefix, toRow: 'n' };

export function createChatMemory(table: Table, clock: Clock): ChatMemory {
  const gates = createChatGates(table, clock);

  /** The messages that are chosen, what answers them, and every summary, which may hold their words. */
  async function removeWithAnswers(
    chat: string,
    chosen: (row: Row) => boolean,
    knownIds: readonly string[] = [],
  ): Promise<void> {
    const partition = chatPartition(chat);
    const rows = (await table.list(partition, withLater)).filter(
      ({ row }) => row.startsWith(messagePrefix) || row.startsWith(laterPrefix),
    );
    const gone = rows.filter(chosen);
    // An answer is found by the message's id too: the message's own row may be gone, or not be there yet.
    const ids = new Set([...knownIds, ...gone.map(({ fields }) => String(fields.id))]);
    const answers = rows.filter(({ fields }) => readIds(fields.answers).some((id) => ids.has(id)));
    await removeRows(table, partition, [
      summaryRow,
      ...[...gone, ...answers].map(({ row }) => row),
    ]);
  }

  /** Everything but the gate, its marks, and the day under which the timer finds them. */
  async function removeAll(partition: string, keptDay: string): Promise<void> {
    let fromRow = '';
    for (;;) {
      const rows = await table.list(partition, { fromRow, limit: maxTransactionChanges });
      const names = rows.filter(({ row }) => !row.startsWith(gatePrefix) && row !== keptDay);
      const days = names.filter(({ row }) => row.startsWith(dayPrefix));
      await Promise.all(days.map(({ row: day }) => table.remove(day, partition)));
      await removeRows(
        table,
        partition,
        names.map(({ row }) => row),
      );
      if (rows.length < maxTransactionChanges) return;
      fromRow = `${rows.at(-1)?.row}!`;
    }
  }

  return {
    gate: (chat) => gates.load(chat),
    isGone: (gate, origin) => gates.isGone(gate, origin),
    async forgottenBefore(userId) {
      return (await gates.load(userId)).state.forgottenBefore;
    },
    async recall(chat) {
      const rows = await table.list(chatPartition(chat), recalled);
      const byRow = new Map(rows.map((row) => [row.row, row.fields]));
      const messages = rows.filter(({ row }) => row.startsWith(messagePrefix)).map(readRemembered);
      const summary = byRow.get(summaryRow)?.text;
      return {
        messages,
        summary: typeof summary === 'string' ? summary : undefined,
        mutedUntil: Number(byRow.get(muteRow)?.until ?? 0),
        gate: gates.read(
          chat,
          rows.filter(({ row }) => row.startsWith(gatePrefix)),
        ),
      };
    },
    async remember(messages, { gate, origin }) {
      const changes = messages.map((message): RowChange => ({
        op: 'upsert',
        row: messageRow(message),
        fields: messageFields(message),
      }));
      if (changes.length === 0) return gates.isGone(gate, origin) ? 'gone' : 'done';
      const { kind } = await gates.write(gate, origin, changes);
      return kind === 'gone' ? 'gone' : 'done';
    },
    async unsend(chat, messageId) {
      await gates.markUnsent(chat, messageId);
      await removeWithAnswers(chat, ({ fields }) => fields.id === messageId, [messageId]);
    },
    async drop(chat, messages) {
      await removeRows(table, chatPartition(chat), messages.map(messageRow));
    },
    async summarise(gate, summary, covered) {
      const { deletions } = gate.state;
      const fields = { text: cutText(summary, maxFieldUnits), at: clock() };
      const result = await gates.write(
        gate,
        undefined,
        [
          { op: 'upsert', row: summaryRow, fields },
          ...covered.map((message): RowChange => ({ op: 'remove', row: messageRow(message) })),
        ],
        () => gate.state.deletions === deletions,
      );
      return result.kind === 'done' ? 'done' : 'changed';
    },
    async beginCall(gate, until, id) {
      const row = await table.get(chatPartition(gate.chat), muteRow);
      const isQuiet = row !== undefined && Number(row.fields.until) > clock();
      if (isQuiet && row.fields.call !== id) return 'calling';
      const fields = { until, call: id };
      await gates.write(gate, undefined, [{ op: 'upsert', row: muteRow, fields }]);
      return 'ours';
    },
    mute: async (gate, untilMs) =>
      void (await gates.write(gate, undefined, [
        { op: 'upsert', row: muteRow, fields: { until: untilMs } },
      ])),
    unmute: async (chat) => void (await table.remove(chatPartition(chat), muteRow)),
    async forgetAuthor(chat, author, beforeMs) {
      await gates.markAuthor(chat, author, beforeMs);
      await removeWithAnswers(chat, ({ fields }) => fields.author === author);
    },
    async forget(chat, beforeMs) {
      await gates.markForgotten(chat, beforeMs);
      await removeAll(chatPartition(chat), dayName(clock()));
    },
    async expire(retentionDays) {
      const beforeMs = clock() - retentionDays * dayMs;
      let expired = 0;
      await workThroughEndedDays({ table, name: 'chats', beforeMs }, async (day) => {
        for (const { row: partition } of await table.list(day)) {
          if (await expireChat({ table, clock }, partition, day, beforeMs)) expired += 1;
          await table.remove(day, partition);
        }
      });
      return expired;
    },
  };
}
