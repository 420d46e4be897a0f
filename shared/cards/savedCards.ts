import type { Clock } from '../clock';
import { rowsWithPrefix } from '../storage/rowRange';
import type { Table } from '../storage/table';
import { ownPicturePrefix } from '../subscriber/personRows';
import type { Reaction } from '../phrases/phrases';
import type { CardRecord, CardRecords } from './cardRecords';

/** What people have done with cards, in each one's own partition. */
export interface SavedCards {
  save(userId: string, key: string): Promise<void>;
  unsave(userId: string, key: string): Promise<void>;
  /** The newest first; those that are gone are left out. */
  saved(userId: string): Promise<CardRecord[]>;
  like(userId: string, key: string): Promise<void>;
  react(userId: string, key: string, reaction: Reaction): Promise<void>;
  /** Records that a picture was made of this person's own words, in these messages: it goes with them. */
  own(userId: string, key: string, messageIds: readonly string[]): Promise<void>;
  disown(userId: string, key: string): Promise<void>;
}

/** A carousel shows twelve. @see https://developers.line.biz/en/reference/messaging-api/#f-carousel */
const maxShown = 12;
const savedPrefix = 'saved-';

export function createSavedCards(
  people: Table,
  cards: Pick<CardRecords, 'find'>,
  clock: Clock,
): SavedCards {
  return {
    save: (userId, key) => people.upsert(userId, `${savedPrefix}${key}`, { at: clock() }),
    unsave: async (userId, key) => void (await people.remove(userId, `${savedPrefix}${key}`)),
    async saved(userId) {
      const rows = await people.list(userId, rowsWithPrefix(savedPrefix));
      const newest = rows
        .toSorted((a, b) => Number(b.fields.at) - Number(a.fields.at))
        .slice(0, maxShown);
      const found = await Promise.all(
        newest.map(({ row }) => cards.find(row.slice(savedPrefix.length))),
      );
      return found.filter((card) => card !== undefined);
    },
    like: (userId, key) => people.upsert(userId, `like-${key}`, { at: clock() }),
    react: (userId, key, reaction) =>
      people.upsert(userId, `like-${key}`, { at: clock(), reaction }),
    own: (userId, key, messageIds) =>
      people.upsert(userId, `${ownPicturePrefix}${key}`, {
        at: clock(),
        answers: messageIds.join(' '),
      }),
    disown: async (userId, key) => void (await people.remove(userId, `${ownPicturePrefix}${key}`)),
  };
}
