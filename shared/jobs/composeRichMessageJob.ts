import { z } from 'zod';
import { languages } from '../content/languages';
import { defineJob } from './defineJob';

/**
 * A rich message wanted by one chat. The whole wish is here, so that a second attempt asks for the same picture and the
 * same message; the outcome is recorded under the event's identity.
 */
export const ComposeRichMessageBody = z.object({
  /** The event whose turn this ends. */
  turn: z.object({ chat: z.string(), webhookEventId: z.string(), timestamp: z.number() }),
  replyToken: z.string().optional(),
  /** A `RichMessage`; parsed by the worker that draws it. */
  richMessage: z.record(z.string(), z.unknown()),
  category: z.string(),
  /** Of whoever asked; the picture's own words may be of another. */
  language: z.enum(languages).optional(),
  /** Who asked for a picture with words of their own: it goes with them. */
  owner: z.string().optional(),
  /** LINE's time of the message that asked for it, ms: the turn may be that of a later tap. */
  askedAt: z.number().optional(),
  /** The messages whose words those are: when one of them is unsent, the picture goes too. */
  messageIds: z.array(z.string()).optional(),
});
export type ComposeRichMessageBody = z.infer<typeof ComposeRichMessageBody>;

export const composeRichMessageJob = defineJob({
  queue: 'rich-messages',
  kind: 'composeRichMessage',
  v: 1,
  body: ComposeRichMessageBody,
});
