import { BotError, errorCodeOf } from '../errors';
import { rowsAfter } from '../storage/rowRange';
import type { Row, Table } from '../storage/table';
import { groupPrefix, ownPicturePrefix } from '../subscriber/personRows';
import type { Reporter } from '../telemetry/reporter';

export interface EraseUserDeps {
  /** Everything of one person that is no conversation: settings, saved cards, allowance, searches. */
  readonly people: Table;
  /** Forgets a chat, and what was said in it before a time and is handled later. */
  readonly forgetChat: (chat: string, beforeMs: number) => Promise<void>;
  /** The same for what one person has said in a group. */
  readonly forgetAuthor: (group: string, userId: string, beforeMs: number) => Promise<void>;
  /** Puts a neutral picture in the place of a personal one. */
  readonly takeBackPicture: (key: string) => Promise<void>;
  /** Removes the events of a chat, or of a person in groups, that wait for an operator. */
  readonly purgePoison: (userId: string) => Promise<number>;
  /** What this process remembers. */
  readonly forgetInMemory: (userId: string) => void;
  readonly reporter: Reporter;
}

/** What is erased, in this order. */
export type ErasurePart = 'conversation' | 'groups' | 'pictures' | 'person' | 'deadLetters';

/** Rows read at a time. */
const pageSize = 200;

/**
 * Forgets everything about somebody: conversation, what they said in groups, settings, saved cards, budgets, searches, the
 * pictures with their own words, and their events that wait for an operator. The conversation comes first: with it goes
 * the mark that keeps late writers from bringing anything back. Goes on when a part fails, and can be repeated: what is
 * left stays where the next time finds it. Event records and telemetry hold no id of a person.
 * @param beforeMs what was said before this is forgotten, although it is handled later
 * @throws BotError `erasure.unfinished` (retryable), which names the parts that are to be repeated
 */
export async function eraseUser(
  deps: EraseUserDeps,
  userId: string,
  beforeMs: number,
): Promise<void> {
  const failed = new Map<ErasurePart, unknown>();
  const attempt = async <T>(part: ErasurePart, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      failed.set(part, error);
      return undefined;
    }
  };
  await attempt('conversation', () => deps.forgetChat(userId, beforeMs));
  const [rows, pictures] = (await attempt('person', () =>
    erasePerson(deps, userId, beforeMs, attempt),
  )) ?? [0, 0];
  const events = (await attempt('deadLetters', () => deps.purgePoison(userId))) ?? 0;
  deps.forgetInMemory(userId);
  const left = [...failed.keys()].join(' ');
  deps.reporter.report({ name: 'user.erased', fields: { rows, pictures, events, left } });
  const [first] = failed.values();
  if (first === undefined) return;
  throw new BotError(
    'erasure.unfinished',
    `Not all is erased yet: repeat it. Left: ${left} (${errorCodeOf(first)})`,
    { retryable: true, cause: first },
  );
}

/** Removes the rows of somebody, each after what it stands for. Returns how many rows and pictures that were. */
async function erasePerson(
  deps: EraseUserDeps,
  userId: string,
  beforeMs: number,
  attempt: <T>(part: ErasurePart, work: () => Promise<T>) => Promise<T | undefined>,
): Promise<[rows: number, pictures: number]> {
  let [rows, pictures] = [0, 0];
  let last: string | undefined;
  do {
    const page = await deps.people.list(userId, { ...rowsAfter(last), limit: pageSize });
    for (const row of page) {
      // Who speaks in a group after the erasure is met there once more.
      if (Number(row.fields.forgottenBefore ?? 0) >= beforeMs) continue;
      const part = partOf(row);
      const removed = await attempt(part, async () => {
        await undo(deps, userId, beforeMs, row);
        await deps.people.remove(userId, row.row);
        return true;
      });
      if (removed !== true) continue;
      rows += 1;
      if (part === 'pictures') pictures += 1;
    }
    last = page.length < pageSize ? undefined : page.at(-1)?.row;
  } while (last !== undefined);
  return [rows, pictures];
}

function partOf({ row }: Row): ErasurePart {
  if (row.startsWith(groupPrefix)) return 'groups';
  return row.startsWith(ownPicturePrefix) ? 'pictures' : 'person';
}

/** Undoes what a row stands for, before the row goes. */
async function undo(
  deps: EraseUserDeps,
  userId: string,
  beforeMs: number,
  { row }: Row,
): Promise<void> {
  if (row.startsWith(groupPrefix)) {
    await deps.forgetAuthor(row.slice(groupPrefix.length), userId, beforeMs);
  }
  if (row.startsWith(ownPicturePrefix)) {
    await deps.takeBackPicture(row.slice(ownPicturePrefix.length));
  }
}
