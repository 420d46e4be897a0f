import { readDayUse } from '../ai/dayUse';
import { cardButtons } from '../cards/cardButtons';
import { queueNames, tableNames } from '../jobs/resources';
import { createFailureDelay } from '../management/failureDelay';
import type { ManagementDeps } from '../management/management';
import { createIdentityHash } from '../telemetry/identityHash';
import { version } from '../version';
import type { Parts } from './parts';
import { clockSkewMs } from './privacyParts';

/** What the management routes take. A route that needs no pictures loads none. */
export function createManagementDeps(parts: Parts): ManagementDeps {
  const { config, ports } = parts;
  const { storage, readBack, reporter, clock, timers } = ports;
  const { pictures, storedPictures, chats, privacy } = parts;
  return {
    adminKeys: config.adminKeys,
    failureDelay: createFailureDelay({ clock, delay: timers.delay }),
    identityHash: createIdentityHash(config.pseudonymKey),
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
      // Clocks of instances differ: what was said just now is forgotten on all of them.
      await (await privacy()).eraseUser(userId, clock() + clockSkewMs);
      await (await chats()).turns.forget(userId);
    },
    ai: config.ai && {
      use: () => readDayUse(storage.table(tableNames.aiUsage), clock),
      limits: config.ai.limits,
    },
    resumeChat: async (chat) => (await chats()).memory.unmute(chat),
    reporter,
    clock,
  };
}
