import type { Row, Table } from '../storage/table';
import { groupPrefix, ownPicturePrefix } from '../subscriber/personRows';
import type { Reporter } from '../telemetry/reporter';

export interface EraseUserDeps {
  /** Everything of one person that is no conversation: settings, saved cards, allowance, searches. */
  readonly people: Table;
  readonly forgetChat: (chat: string) => Promise<void>;
  /** What one person has said in a group. */
  readonly forgetAuthor: (group: string, userId: string) => Promise<void>;
  /** Puts a neutral picture in the place of a personal one. */
  readonly takeBackPicture: (key: string) => Promise<void>;
  /** Removes the events of a chat, or of a person in groups, that wait on poison queues. */
  readonly purgePoison: (userId: string) => Promise<number>;
  /** What this process remembers. */
  readonly forgetInMemory: (userId: string) => void;
  readonly reporter: Reporter;
}

/** Rows read at a time. */
const pageSize = 200;

/**
 * Forgets everything about somebody: conversation, what they said in groups, settings, saved cards, budgets, searches, the
 * pictures with their own words, and their events on poison queues. Can be repeated; what fails half-way is done by the
 * next time. Event records and telemetry hold no id of a person.
 * @throws BotError of storage (retryable)
 */
export async function eraseUser(deps: EraseUserDeps, userId: string): Promise<void> {
  const { people, reporter } = deps;
  let rows = 0;
  let pictures = 0;
  for (;;) {
    const page = await people.list(userId, { limit: pageSize });
    if (page.length === 0) break;
    for (const row of page) pictures += await takeBack(deps, userId, row);
    await Promise.all(page.map(({ row }) => people.remove(userId, row)));
    rows += page.length;
  }
  await deps.forgetChat(userId);
  const events = await deps.purgePoison(userId);
  deps.forgetInMemory(userId);
  reporter.report({ name: 'user.erased', fields: { rows, pictures, events } });
}

/** Undoes what a row stands for, before the row goes; answers how many pictures that were. */
async function takeBack(deps: EraseUserDeps, userId: string, { row }: Row): Promise<number> {
  if (row.startsWith(groupPrefix)) {
    await deps.forgetAuthor(row.slice(groupPrefix.length), userId);
  }
  if (!row.startsWith(ownPicturePrefix)) return 0;
  await deps.takeBackPicture(row.slice(ownPicturePrefix.length));
  return 1;
}
