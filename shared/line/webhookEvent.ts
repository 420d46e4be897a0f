import { z } from 'zod';
import { cutText } from '../text/cutText';

/** Only what the product reads: LINE adds fields and types without notice, and they must not stop anything. */
const Source = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userId: z.string() }),
  z.object({ type: z.literal('group'), groupId: z.string(), userId: z.string().optional() }),
  z.object({ type: z.literal('room'), roomId: z.string(), userId: z.string().optional() }),
]);
export type Source = z.infer<typeof Source>;

const common = {
  webhookEventId: z.string(),
  /** ms since the epoch, of the event itself, also on redelivery. */
  timestamp: z.number(),
  mode: z.enum(['active', 'standby']),
  source: Source.optional(),
  deliveryContext: z.object({ isRedelivery: z.boolean() }).default({ isRedelivery: false }),
  replyToken: z.string().optional(),
};

const Mentionee = z.object({
  type: z.string(),
  index: z.number(),
  length: z.number(),
  userId: z.string().optional(),
  isSelf: z.boolean().optional(),
});

const contentProvider = z.object({
  type: z.string(),
  originalContentUrl: z.string().optional(),
});

const media = {
  id: z.string(),
  contentProvider,
  duration: z.number().optional(),
  quoteToken: z.string().optional(),
  markAsReadToken: z.string().optional(),
};

const TextMessage = z.object({
  type: z.literal('text'),
  id: z.string(),
  text: z.string(),
  quoteToken: z.string().optional(),
  markAsReadToken: z.string().optional(),
  mention: z.object({ mentionees: z.array(Mentionee) }).optional(),
});

const Message = z.discriminatedUnion('type', [
  TextMessage,
  z.object({
    type: z.literal('image'),
    ...media,
    imageSet: z
      .object({ id: z.string(), index: z.number().optional(), total: z.number().optional() })
      .optional(),
  }),
  z.object({ type: z.literal('video'), ...media }),
  z.object({ type: z.literal('audio'), ...media }),
  z.object({
    type: z.literal('file'),
    id: z.string(),
    fileName: z.string(),
    fileSize: z.number(),
    markAsReadToken: z.string().optional(),
  }),
  z.object({
    type: z.literal('location'),
    id: z.string(),
    title: z.string().optional(),
    address: z.string().optional(),
    latitude: z.number(),
    longitude: z.number(),
    markAsReadToken: z.string().optional(),
  }),
  z.object({
    type: z.literal('sticker'),
    id: z.string(),
    packageId: z.string(),
    stickerId: z.string(),
    keywords: z.array(z.string()).optional(),
    quoteToken: z.string().optional(),
    markAsReadToken: z.string().optional(),
  }),
]);

const KnownEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), ...common, message: Message }),
  z.object({
    type: z.literal('follow'),
    ...common,
    follow: z.object({ isUnblocked: z.boolean() }).optional(),
  }),
  z.object({ type: z.literal('unfollow'), ...common }),
  z.object({ type: z.literal('join'), ...common }),
  z.object({ type: z.literal('leave'), ...common }),
  z.object({
    type: z.literal('unsend'),
    ...common,
    unsend: z.object({ messageId: z.string() }),
  }),
  z.object({ type: z.literal('messageEdited'), ...common, message: TextMessage }),
  z.object({
    type: z.literal('postback'),
    ...common,
    postback: z.object({ data: z.string(), params: z.record(z.string(), z.string()).optional() }),
  }),
]);

/** An event that the product handles. */
export type HandledEvent = z.infer<typeof KnownEvent>;

/** What a message event holds. */
export type MessageContent = z.infer<typeof Message>;

/**
 * An event, read. `ignored` is whatever the product has no use for:
 * - memberJoined, memberLeft: a group is greeted once, when the bot joins it.
 * - videoPlayComplete, beacon, accountLink, membership: nothing that the bot sends brings them.
 * - module, activated, deactivated, botSuspended, botResumed: of module channels, which this is not.
 * - delivery: of phone number pushes, which are not used.
 * - those that LINE will add, and forms that cannot be read.
 * @see https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export type WebhookEvent =
  HandledEvent | { readonly type: 'ignored'; readonly originalType: string };

/** Never throws: what cannot be read is ignored. */
export function parseWebhookEvent(raw: unknown): WebhookEvent {
  const read = KnownEvent.safeParse(raw);
  if (read.success) return read.data;
  const type = (raw as { type?: unknown } | null)?.type;
  return {
    type: 'ignored',
    originalType: typeof type === 'string' ? cutText(type, 40) : 'unknown',
  };
}

/** Who has sent an event, as far as LINE tells: in a group, some members are not told. */
export function senderOf(event: HandledEvent): string {
  return event.source?.userId ?? chatIdOf(event) ?? 'unknown';
}

/** The chat that an event belongs to: the group's, the room's or the user's id. Undefined when it has none that can be named. */
export function chatIdOf(event: WebhookEvent): string | undefined {
  if (event.type === 'ignored' || event.source === undefined) return undefined;
  const { source } = event;
  const id =
    source.type === 'group'
      ? source.groupId
      : source.type === 'room'
        ? source.roomId
        : source.userId;
  return /^[0-9A-Za-z_-]{1,64}$/.test(id) ? id : undefined;
}
