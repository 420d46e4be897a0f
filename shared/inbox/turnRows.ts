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

export type TurnKey = Pick<Turn, 'chat' | 'timestamp' | 'webhookEventId'>;

const turnPrefix = 'turn-';

/** A chat's open turns, oldest first. */
export async function oldestTurns(table: Table, chat: string, limit: number): Promise<Turn[]> {
  const rows = await table.list(chat, { ...rowsWithPrefix(turnPrefix), limit });
  return rows.map((row) => readTurn(chat, row));
}

/** Rows of turns are in the order of LINE's times. */
export function turnRow({ timestamp, webhookEventId }: TurnKey): string {
  return `${turnPrefix}${timeKey(timestamp)}-${encodedKey(webhookEventId)}`;
}

/** An item is at most 45 KiB, so two fields are enough. */
export function turnFields({ timestamp, webhookEventId, item }: Omit<Turn, 'chat'>): RowFields {
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
