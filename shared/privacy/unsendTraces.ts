import { rowsWithPrefix } from '../storage/rowRange';
import type { Table } from '../storage/table';
import { ownPicturePrefix, searchPrefix } from '../subscriber/personRows';

export interface UnsendTracesDeps {
  /** The table of people. */
  readonly people: Table;
  /** Puts a neutral picture in the place of a personal one. */
  readonly takeBackPicture: (key: string) => Promise<void>;
}

/**
 * Undoes what a message has left beside the conversation when it is unsent: pictures that were made of its words, and what
 * was found for its searches. Answers how many pictures that were. @throws BotError of storage (retryable)
 */
export async function unsendTraces(
  { people, takeBackPicture }: UnsendTracesDeps,
  userId: string,
  messageId: string,
): Promise<number> {
  const pictures = await people.list(userId, rowsWithPrefix(ownPicturePrefix));
  const own = pictures.filter(({ fields }) =>
    String(fields.answers ?? '')
      .split(' ')
      .includes(messageId),
  );
  for (const { row } of own) {
    await takeBackPicture(row.slice(ownPicturePrefix.length));
    await people.remove(userId, row);
  }
  // Nobody knows which search was for which message; they are kept for minutes anyway.
  const searches = await people.list(userId, rowsWithPrefix(searchPrefix));
  await Promise.all(searches.map(({ row }) => people.remove(userId, row)));
  return own.length;
}
