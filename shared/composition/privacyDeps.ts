import type { createChatDeps } from './chatDeps';
import { containerNames, queueNames, tableNames } from '../jobs/resources';
import { once } from '../once';
import type { createPictureDeps } from './pictureDeps';
import { createClaimCheck } from '../storage/claimCheck';
import type { StorageClients } from '../storage/createStorageClients';
import type { Reporter } from '../telemetry/reporter';

export interface PrivacyDepsOptions {
  readonly storage: () => Promise<StorageClients>;
  readonly picture: ReturnType<typeof createPictureDeps>;
  readonly conversation: ReturnType<typeof createChatDeps>;
  readonly reporter: Reporter;
}

/** What forgets: somebody, or what one message has left. */
export function createPrivacyDeps(options: PrivacyDepsOptions) {
  const { storage, picture, conversation, reporter } = options;

  const takeBackPicture = once(async () => {
    const { takeBackPicture: takeBack } = await import('../richMessage/picture/takeBackPicture');
    const cards = await conversation.cards();
    const deps = {
      pictureMaker: await picture.pictureMaker(),
      pictures: await picture.pictures(),
      neutralCard: picture.neutralCard,
    };
    return async (key: string): Promise<void> => {
      await takeBack(deps, key);
      await cards.remove(key);
    };
  });

  const eraser = once(async () => {
    const [{ eraseUser }, { purgePoison }] = await Promise.all([
      import('../privacy/eraseUser'),
      import('../privacy/purgePoison'),
    ]);
    const { queue, blobStore, table } = await storage();
    const [memory, subscribers, takeBack] = await Promise.all([
      conversation.memory(),
      conversation.subscribers(),
      takeBackPicture(),
    ]);
    const poison = {
      poisonQueues: async () => queueNames.map((name) => queue(`${name}-poison`)),
      claimCheck: createClaimCheck(blobStore(containerNames.claims)),
    };
    const deps = {
      people: table(tableNames.subscribers),
      forgetChat: (chat: string) => memory.forget(chat),
      forgetAuthor: (group: string, userId: string) => memory.forgetAuthor(group, userId),
      takeBackPicture: takeBack,
      purgePoison: (userId: string) => purgePoison(poison, userId),
      forgetInMemory: (userId: string) => subscribers.forget(userId),
      reporter,
    };
    return (userId: string) => eraseUser(deps, userId);
  });

  return {
    /** Forgets everything about somebody. */
    eraseUser: async (userId: string): Promise<void> => (await eraser())(userId),
    /** Undoes what a message has left beside the conversation. */
    async unsendTraces(userId: string, messageId: string): Promise<void> {
      const { unsendTraces } = await import('../privacy/unsendTraces');
      const people = (await storage()).table(tableNames.subscribers);
      const takeBack = async (key: string) => (await takeBackPicture())(key);
      await unsendTraces({ people, takeBackPicture: takeBack }, userId, messageId);
    },
  };
}
