import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import { RichMessage } from '../richMessage/richMessage';
import type { Table } from '../storage/table';

/** What a picture that was sent says: its buttons name it by the picture's key alone. */
export interface CardRecord {
  readonly key: string;
  readonly richMessage: RichMessage;
  readonly category: string;
}

export interface CardRecords {
  /** Costs nothing for a card that this process has kept before. */
  keep(card: CardRecord): Promise<void>;
  find(key: string): Promise<CardRecord | undefined>;
  remove(key: string): Promise<void>;
}

const cardRow = 'card';

export function createCardRecords(table: Table, clock: Clock): CardRecords {
  const kept = new LRUCache<string, true>({ maxSize: 20_000, sizeCalculation: () => 1 });
  return {
    async keep({ key, richMessage, category }) {
      if (kept.has(key)) return;
      const json = JSON.stringify(richMessage);
      await table.upsert(key, cardRow, { richMessage: json, category, at: clock() });
      kept.set(key, true);
    },
    async find(key) {
      const row = await table.get(key, cardRow);
      if (row === undefined) return undefined;
      const { richMessage, category } = row.fields;
      return {
        key,
        richMessage: RichMessage.parse(JSON.parse(String(richMessage))),
        category: String(category),
      };
    },
    async remove(key) {
      kept.delete(key);
      await table.remove(key, cardRow);
    },
  };
}
