import type { Config } from '../config/environment';
import { once } from '../once';
import type { ChatParts } from './chatParts';
import type { PictureParts } from './pictureParts';
import type { Ports } from './ports';
import type { PrivacyParts } from './privacyParts';
import type { StoredPictures } from './storedPictures';

/** What several entries of `Deps` share. Each part is loaded and built by the first entry that needs it. */
export interface Parts {
  readonly config: Config;
  readonly ports: Ports;
  readonly storedPictures: () => Promise<StoredPictures>;
  readonly pictures: () => Promise<PictureParts>;
  readonly chats: () => Promise<ChatParts>;
  readonly privacy: () => Promise<PrivacyParts>;
}

export function createParts(config: Config, ports: Ports): Parts {
  const storedPictures = once(async () => {
    const { createStoredPictures } = await import('./storedPictures');
    return createStoredPictures(ports);
  });
  const pictures = once(async () => {
    const { createPictureParts } = await import('./pictureParts');
    return createPictureParts(config, ports, await storedPictures());
  });
  const chats = once(async () => {
    const { createChatParts } = await import('./chatParts');
    return createChatParts(config, ports);
  });
  const privacy = once(async () => {
    const { createPrivacyParts } = await import('./privacyParts');
    return createPrivacyParts(ports, await storedPictures(), await pictures(), await chats());
  });
  return { config, ports, storedPictures, pictures, chats, privacy };
}
