import { safeKey, timeKey } from '../../storage/rowKey';
import type { Row, RowFields, Table } from '../../storage/table';
import { maxFieldUnits } from '../../storage/tableLimits';
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
  /** In groups: who said it; of the bot's words, who asked for them. */
  readonly author?: string | undefined;
  /** Ids of the messages that the bot's words answer: they go when one of those goes. */
  readonly answers?: readonly string[] | undefined;
  /** The picture can be fetched from LINE again by the message's id. */
  readonly picture?: boolean | undefined;
  /** Names the pictures that were sent together. */
  readonly set?: string | undefined;
  /** When the words were edited last, ms. */
  readonly editedAt?: number | undefined;
  /** The card that the bot's words were: what is typed instead of a tap on its buttons is done with it. */
  readonly card?: RememberedCard | undefined;
}

export interface RememberedCard {
  readonly key: string;
  readonly category: string;
}

/** Rows of answers that buttons will fetch. */
export const laterPrefix = 'later-';
/** Rows of messages. */
export const messagePrefix = 'm-';

/** The bot's words come right behind those that they answer. */
export function messageRow({ at, from, id }: Remembered): string {
  return `${messagePrefix}${timeKey(at)}-${from === 'user' ? 0 : 1}-${safeKey(id)}`;
}

export function messageFields(message: Remembered): RowFields {
  const { id, at, from, text, author, answers, picture, set, editedAt, card } = message;
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
    cardKey: card?.key,
    cardCategory: card?.category,
  };
}

export function readRemembered({ fields }: Row): Remembered {
  const { id, at, from, text, author, answers, picture, set, editedAt } = fields;
  const { cardKey, cardCategory } = fields;
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
    ...(cardKey === undefined
      ? {}
      : { card: { key: String(cardKey), category: String(cardCategory) } }),
  };
}

export function readIds(value: Row['fields'][string] | undefined): string[] {
  return typeof value === 'string' ? value.split(' ') : [];
}

export async function removeRows(
  table: Table,
  partition: string,
  rows: readonly string[],
): Promise<void> {
  await Promise.all(rows.map((row) => table.remove(partition, row)));
}
