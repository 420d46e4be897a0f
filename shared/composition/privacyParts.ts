import { containerNames, queueNames, tableNames } from '../jobs/resources';
import { eraseUser } from '../privacy/eraseUser';
import { purgePoison } from '../privacy/purgePoison';
import { unsendTraces } from '../privacy/unsendTraces';
import { takeBackPicture } from '../richMessage/picture/takeBackPicture';
import type { RichMessage } from '../richMessage/richMessage';
import { createClaimCheck } from '../storage/claimCheck';
import type { ChatParts } from './chatParts';
import type { PictureParts } from './pictureParts';
import type { Ports } from './ports';
import type { StoredPictures } from './storedPictures';

/** More than the clocks of two instances differ by. */
export const clockSkewMs = 5000;

/** What forgets: somebody, or what one message has left. */
export interface PrivacyParts {
  /** Forgets everything about somebody, and what they said before a time and is handled later. */
  readonly eraseUser: (userId: string, beforeMs: number) => Promise<void>;
  /** Puts a neutral picture in the place of a personal one, and removes what its card says. */
  readonly takeBackPicture: (key: string) => Promise<void>;
  /** Undoes what a message has left beside the conversation. */
  readonly unsendTraces: (userId: string, messageId: string) => Promise<void>;
}

export function createPrivacyParts(
  { storage, chance, reporter, clock }: Ports,
  { pictures }: StoredPictures,
  { pictureMaker, dayCards }: PictureParts,
  { memory, subscribers, cards }: ChatParts,
): PrivacyParts {
  const people = storage.table(tableNames.subscribers);
  const takeBack = async (key: string) => {
    const neutralCard = () => neutralCardOf(dayCards);
    await takeBackPicture({ pictureMaker, pictures, neutralCard }, key);
    await cards.remove(key);
  };
  const poison = {
    poisonQueues: async () => queueNames.map((name) => storage.queue(`${name}-poison`)),
    claimCheck: createClaimCheck(storage.blobStore(containerNames.claims), chance.newId),
  };
  const eraseDeps = {
    people,
    forgetChat: memory.forget,
    // With these words goes the row by which the group is found: what was said until now goes with them.
    forgetAuthor: (group: string, userId: string, beforeMs: number) =>
      memory.forgetAuthor(group, userId, Math.max(beforeMs, clock() + clockSkewMs)),
    takeBackPicture: takeBack,
    purgePoison: (userId: string) => purgePoison(poison, userId),
    forgetInMemory: (userId: string) => subscribers.forget(userId),
    reporter,
  };
  return {
    eraseUser: (userId, beforeMs) => eraseUser(eraseDeps, userId, beforeMs),
    takeBackPicture: takeBack,
    async unsendTraces(userId, messageId) {
      await unsendTraces({ people, takeBackPicture: takeBack }, userId, messageId);
    },
  };
}

/** A card that says nothing of anybody. */
async function neutralCardOf(dayCards: PictureParts['dayCards']): Promise<RichMessage> {
  const [first] = await dayCards({ category: 'nature', language: 'en' }, new Date(0));
  if (first === undefined) throw new RangeError('There are no cards');
  return { ...first, altText: 'This picture was deleted', cells: [{ text: {} }] };
}
