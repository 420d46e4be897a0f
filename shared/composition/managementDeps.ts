import { cardButtons } from '../cards/cardButtons';
import { queueNames } from '../jobs/resources';
import type { ManagementDeps } from '../management/management';
import { version } from '../version';
import type { Parts } from './parts';

/** What the management routes take. A route that needs no pictures loads none. */
export function createManagementDeps(parts: Parts): ManagementDeps {
  const { config, ports } = parts;
  const { storage, readBack, reporter, clock } = ports;
  const { pictures, storedPictures, chats, privacy } = parts;
  return {
    adminApiKey: config.adminApiKey,
    version,
    queueNames,
    queue: (name) => storage.queue(name),
    catalogue: async () => (await pictures()).catalogue(),
    uploads: async () => (await pictures()).uploads,
    renderer: () => ports.renderer(),
    brand: async () => (await pictures()).brand,
    async preview() {
      const { inspect, pictureMaker, imageUrlOf, brand } = await pictures();
      return {
        inspect,
        pictureMaker,
        imageUrlOf,
        brand: () => brand.get(),
        buttonsOf: ({ language }, key) => cardButtons(language, key),
      };
    },
    images: async () => ({ ...(await storedPictures()), readBack }),
    async eraseUser(userId) {
      await (await privacy()).eraseUser(userId);
      await (await chats()).turns.forget(userId);
    },
    resumeChat: async (chat) => (await chats()).memory.unmute(chat),
    reporter,
    clock,
  };
}
