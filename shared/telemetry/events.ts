import type { AiEvents } from './events/aiEvents';
import type { AttachmentEvents } from './events/attachmentEvents';
import type { CacheEvents } from './events/cacheEvents';
import type { ConfigEvents } from './events/configEvents';
import type { ConversationEvents } from './events/conversationEvents';
import type { DeliveryEvents } from './events/deliveryEvents';
import type { HealthEvents } from './events/healthEvents';
import type { InboxEvents } from './events/inboxEvents';
import type { ManagementEvents } from './events/managementEvents';
import type { PrivacyEvents } from './events/privacyEvents';
import type { QueueEvents } from './events/queueEvents';
import type { RichMessageEvents } from './events/richMessageEvents';
import type { WebhookEvents } from './events/webhookEvents';

/**
 * Every event that the product emits, by name, with its fields. Fields hold no user text, no token and no user id: `chat`,
 * `user` and `about` are keyed hashes (see `identityHash`). Times are in ms.
 */
export interface TelemetryCatalogue
  extends
    WebhookEvents,
    QueueEvents,
    InboxEvents,
    ConfigEvents,
    DeliveryEvents,
    ConversationEvents,
    AiEvents,
    RichMessageEvents,
    AttachmentEvents,
    CacheEvents,
    PrivacyEvents,
    ManagementEvents,
    HealthEvents {}

export type TelemetryName = keyof TelemetryCatalogue;

/** One event: its name, its fields and, where one is known, the trace it belongs to. */
export type TelemetryEvent = {
  [Name in TelemetryName]: {
    readonly name: Name;
    readonly fields: TelemetryCatalogue[Name];
    readonly traceparent?: string | undefined;
  };
}[TelemetryName];
