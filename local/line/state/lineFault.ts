import { z } from 'zod';
import { FaultBase } from '../../emulator/faults';

/**
 * A fault of an endpoint (`on` is its name in `coverage.ts`) or of the webhook (`on` is `'webhook'`).
 *
 * For an endpoint, beside what every emulator knows
 * - `applied: true` with `status`: the call took effect all the same.
 *
 * For the webhook
 * - `delayMs` waits before sending;
 * - `drop: 'request'`: never sent; `drop: 'answer'` (or `true`): sent, the bot's answer is lost;
 * - `status`: the bot's answer is taken for this one (and redelivered when redelivery is on);
 * - `duplicates`: as many more copies at the same time, not marked as redelivered;
 * - `redeliveries`: as many more one after the other, marked `isRedelivery`, although the bot answered 200.
 */
export const LineFault = FaultBase.extend({
  applied: z.boolean().optional(),
  duplicates: z.number().int().min(0).max(100).optional(),
  redeliveries: z.number().int().min(0).max(100).optional(),
});
export type LineFault = z.infer<typeof LineFault>;
