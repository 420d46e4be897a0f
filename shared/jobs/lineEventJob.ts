import { z } from 'zod';
import { defineJob } from './defineJob';

/**
 * One webhook event: LINE's own JSON, untouched, or the name of the blob that holds it when it is over 45 KB.
 * Only what the webhook must know stands beside it.
 */
export const LineEventBody = z.union([
  z.object({ destination: z.string(), event: z.record(z.string(), z.unknown()) }),
  z.object({ destination: z.string(), claim: z.string() }),
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
