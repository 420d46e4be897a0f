import { z } from 'zod';
import { ComposeRichMessageBody } from './composeRichMessageJob';
import { defineJob } from './defineJob';

/**
 * One webhook event: LINE's own JSON, untouched, or the name of the blob that holds it when it is over 45 KB (and, so that
 * its record is found when the blob is gone, its id and time). Or, of an event that came as far as a picture, that picture:
 * what led to it is not thought of again.
 */
export const LineEventBody = z.union([
  z.object({ destination: z.string(), event: z.record(z.string(), z.unknown()) }),
  z.object({
    destination: z.string(),
    claim: z.string(),
    webhookEventId: z.string().optional(),
    timestamp: z.number().optional(),
  }),
  z.object({ picture: ComposeRichMessageBody }),
]);
export type LineEventBody = z.infer<typeof LineEventBody>;

export const lineEventJob = defineJob({
  queue: 'line-events',
  kind: 'lineEvent',
  v: 1,
  body: LineEventBody,
});

/** The delayed twin of each message on `line-events`: it does the work that a crash left undone. */
export const lineEventTwinJob = defineJob({
  queue: 'line-event-twins',
  kind: 'lineEvent',
  v: 1,
  body: LineEventBody,
  delayed: true,
});
