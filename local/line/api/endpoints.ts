import type { PostWebhook } from '../webhook/postWebhook';
import { channelEndpoints } from './channelEndpoints';
import { chatEndpoints } from './chatEndpoints';
import { contentEndpoints } from './contentEndpoints';
import type { Endpoint } from './endpoint';
import { groupEndpoints } from './groupEndpoints';
import { messageEndpoints } from './messageEndpoints';
import { webhookTestEndpoint } from './webhookTestEndpoint';

/** Every endpoint of LINE that is emulated; `coverage.ts` says the same in words, and what is missing. */
export const lineEndpoints = (post: PostWebhook): Endpoint[] => [
  ...messageEndpoints,
  ...chatEndpoints,
  ...groupEndpoints,
  ...contentEndpoints,
  ...channelEndpoints,
  webhookTestEndpoint(post),
];
