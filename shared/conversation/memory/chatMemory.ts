import type { Clock } from '../../clock';
import { laterPrefix } from './laterAnswers';
import { safeKey, timeKey } from '../../storage/rowKey';
import { rowsWithPrefix } from '../../storage/rowRange';
import type { Row, RowChange, RowFields, Table } from '../../storage/table';
import { maxFieldUnits, maxTransactionChanges } from '../../storage/tableLimits';
import { cutText } from '../../text/cutText';

/** One message of a chat, as it is remembered. */
export interface Remembered {
  /** LINE's message id; of the bot's words, the id of the event that they answer. */
  readonly id: string;
  /** LINE's time of the event, ms: it orders the chat. */
  readonly at: number;
  readonly from: 'user' | 'bot';
  /** What was said; of a file, what was read of it. */
  readonly text: string;
  /** In groups: who said it. */
  readonly author?: string | undefined;
  /** Ids of the messages that the bot's words answer: they go when one of those goes. */
  readonly answers?: readonly string[] | undefined;
  /** The picture can be fetched from LINE again by the message's id. */
  readonly picture?: boolean | undefined;
  /** Names the pictures that were sent together. */
  readonly set?: string | undefined;
  /** When the words were edited last, ms. */
  readonly editedAt?: number | undefined;
}

/** All that is known of a chat. */
export interface ChatRecall {
  /** Oldest first. */
  readonly messages: readonly Remembered[];
  /** What came before them, in a few words of the model's. */
  readonly summary: string | undefined;
  /** Until when people of the team talk here and the bot is quiet, ms; 0 when it is not. */
  readonly mutedUntil: number;
  /** Whether a message has been unsent; it may be that the message itself comes later. */
  isUnsent(messageId: string): boolean;
}

/**
 * What has been said in a chat, and what the bot must know of it: one partition a chat, the whole chat id its key. Never
 * cached: what is unsent or erased is gone at once.
 */
export interface ChatMemory {
  recall(chat: string): Promise<ChatRecall>;
  /** Remembers messages; the same id at the same time again takes the earlier one's place. */
  remember(chat: string, messages: readonly Remembered[]): Promise<void>;
  /** Forgets a message, what answered it and every summary, and lets it not come back. */
  unsend(chat: string, messageId: string): Promise<void>;
  /** Forgets some messages, as if they had never been said. */
  drop(chat: string, messages: readonly Remembered[]): Promise<void>;
  /**
   * Puts a summary in place of messages. `changed`: one of them has gone meanwhile, and the summary may hold its words: it
   * is not kept.
   */
  summarise(
    chat: string,
    summary: string,
    covered: readonly Remembered[],
  ): Promise<'done' | 'changed'>;
  mute(chat: string, untilMs: number): Promise<void>;
  unmute(chat: string): Promise<void>;
  /** Forgets what one person has said in a group, and what answered it. */
  forgetAuthor(chat: string, author: string): Promise<void>;
  /** Forgets everything of a chat. */
  forget(chat: string): Promise<void>;
  /** Forgets chats in which nothing has been said since `retentionDays` before the day `daysAgo` days ago. */
  expire(retentionDays: number): Promise<number>;
}

/** Messages that are kept word by word. */
export const maxRemembered = 100;

const dayMs = 24 * 60 * 60 * 1000;
const summaryRow = 'summary';
const muteRow = 'mute';
const messagePrefix = 'm-';
const dayPrefix = 'day-';
const unsentPrefix = 'unsent-';
/** How many days of chats are looked at for expiry: the timer may have missed some. */
const expiryDays = 7;

export function createChatMemory(table: Table, clock: Clock): ChatMemory {
  async function messageRows(chat: string): Promise<Row[]> {
    return table.list(chat, rowsWithPrefix(messagePrefix));
  }

  async function removeRows(chat: string, rows: readonly string[]): Promise<void> {
    await Promise.all(rows.map((row) => table.remove(chat, row)));
  }

  /** The messages that are chosen, what answered them, and every summary, which may hold their words. */
  async function removeWithAnswers(chat: string, chosen: (row: Row) => boolean): Promise<void> {
    const rows = await messageRows(chat);
    const gone = rows.filter(chosen);
    const ids = new Set(gone.map(({ fields }) => String(fields.id)));
    const later = await table.list(chat, rowsWithPrefix(laterPrefix));
    const answers = [...rows, ...later].filter(({ fields }) =>
      readIds(fields.answers).some((id) => ids.has(id)),
    );
    await removeRows(chat, [summaryRow, ...[...gone, ...answers].map(({ row }) => row)]);
  }

  async function forget(chat: string): Promise<void> {
    for (;;) {
      const rows = await table.list(chat, { limit: maxTransactionChanges });
      if (rows.length === 0) break;
      const names = rows.map(({ row }) => row);
      const days = names.filter((row) => row.startsWith(dayPrefix));
      await Promise.all(days.map((day) => table.remove(day, chat)));
      await removeRows(chat, names);
    }
  }

  return {
    forget,
    async recall(chat) {
      const rows = await table.list(chat);
      const byRow = new Map(rows.map((row) => [row.row, row.fields]));
      const messages = rows.filter(({ row }) => row.startsWith(messagePrefix)).map(readMessage);
      const summary = byRow.get(summaryRow)?.text;
      return {
        messages,
        summary: typeof summary === 'string' ? summary : undefined,
        mutedUntil: Number(byRow.get(muteRow)?.until ?? 0),
        isUnsent: (messageId) => byRow.has(unsentRow(messageId)),
      };
    },
    async remember(chat, messages) {
      const changes = messages.map((message): RowChange => ({
        op: 'upsert',
        row: messageRow(message),
        fields: messageFields(message),
      }));
      if (changes.length === 0) return;
      const day = dayOf(clock());
      const mark: RowChange = { op: 'upsert', row: day, fields: {} };
      await Promise.all([
        table.transact(chat, [mark, ...changes]),
        // What tells the timer in which chats somebody has spoken on a day.
        table.insert(day, chat, {}),
      ]);
    },
    async unsend(chat, messageId) {
      await table.upsert(chat, unsentRow(messageId), { at: clock() });
      await removeWithAnswers(chat, ({ fields }) => fields.id === messageId);
    },
    async drop(chat, messages) {
      await removeRows(chat, messages.map(messageRow));
    },
    async summarise(chat, summary, covered) {
      const fields = { text: cutText(summary, maxFieldUnits), at: clock() };
      const result = await table.transact(chat, [
        { op: 'upsert', row: summaryRow, fields },
        ...covered.map((message): RowChange => ({ op: 'remove', row: messageRow(message) })),
      ]);
      return result.kind === 'done' ? 'done' : 'changed';
    },
    mute: (chat, untilMs) => table.upsert(chat, muteRow, { until: untilMs }),
    unmute: async (chat) => void (await table.remove(chat, muteRow)),
    forgetAuthor: (chat, author) =>
      removeWithAnswers(chat, ({ fields }) => fields.author === author),
    async expire(retentionDays) {
      const before = clock() - retentionDays * dayMs;
      let expired = 0;
      for (let days = 0; days < expiryDays; days += 1) {
        const day = dayOf(before - days * dayMs);
        const chats = await table.list(day);
        for (const { row: chat } of chats) {
          const newest = (await messageRows(chat)).at(-1);
          if (newest === undefined || Number(newest.fields.at) < before) {
            await forget(chat);
            expired += 1;
          } else await removeRows(chat, [day]);
          await table.remove(day, chat);
        }
      }
      return expired;
    },
  };
}

/** Which chats were spoken in on a day is a partition too; each chat knows in which days it is listed. */
function dayOf(at: number): string {
  return `${dayPrefix}${new Date(at).toISOString().slice(0, 10)}`;
}

/** The bot's words come right behind those that they answer. */
function messageRow({ at, from, id }: Remembered): string {
  return `${messagePrefix}${timeKey(at)}-${from === 'user' ? 0 : 1}-${safeKey(id)}`;
}

function unsentRow(messageId: string): string {
  return `${unsentPrefix}${safeKey(messageId)}`;
}

function messageFields(message: Remembered): RowFields {
  const { id, at, from, text, author, answers, picture, set, editedAt } = message;
  return {
    id,
    at,
    from,
    text: cutText(text, maxFieldUnits),
    author,
    answers: answers?.join(' '),
    picture,
    set,
    editedAt,
  };
}

function readMessage({ fields }: Row): Remembered {
  const { id, at, from, text, author, answers, picture, set, editedAt } = fields;
  return {
    id: String(id),
    at: Number(at),
    from: from === 'bot' ? 'bot' : 'user',
    text: String(text),
    ...(author === undefined ? {} : { author: String(author) }),
    ...(answers === undefined ? {} : { answers: readIds(answers) }),
    ...(picture === true ? { picture } : {}),
    ...(set === undefined ? {} : { set: String(set) }),
    ...(editedAt === undefined ? {} : { editedAt: Number(editedAt) }),
  };
}

function readIds(value: Row['fields'][string] | undefined): string[] {
  return typeof value === 'string' ? value.split(' ') : [];
}
