import { z } from 'zod';

/**
 * A fault of an endpoint or of the webhook. `on` is an endpoint's name (see `coverage.ts`), `'webhook'`, or `'*'` for
 * every endpoint.
 *
 * For an endpoint
 * - `delayMs` waits before anything else;
 * - `drop: 'answer'` (or `true`): the call takes effect, the connection is cut before the answer: outcome unknown;
 * - `drop: 'request'`: the connection is cut, nothing took effect;
 * - `status`, `message`: answered instead, nothing took effect; with `applied: true` the call took effect all the same.
 *
 * For the webhook
 * - `delayMs` waits before sending;
 * - `drop: 'request'`: never sent; `drop: 'answer'` (or `true`): sent, the bot's answer is lost;
 * - `status`: the bot's answer is taken for this one (and redelivered when redelivery is on);
 * - `duplicates`: as many more copies at the same time, not marked as redelivered;
 * - `redeliveries`: as many more one after the other, marked `isRedelivery`, although the bot answered 200.
 *
 * `times` counts down; without it the fault stays until cleared.
 */
export const Fault = z.strictObject({
  on: z.string().min(1),
  status: z.number().int().min(100).max(599).optional(),
  message: z.string().optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
  drop: z.union([z.boolean(), z.enum(['request', 'answer'])]).optional(),
  applied: z.boolean().optional(),
  duplicates: z.number().int().min(0).max(100).optional(),
  redeliveries: z.number().int().min(0).max(100).optional(),
  times: z.number().int().min(1).optional(),
});
export type Fault = z.infer<typeof Fault>;

export function createFaults() {
  let faults: Fault[] = [];
  return {
    add: (fault: Fault) => void faults.push({ ...fault }),
    /** The first fault for that name; one of its `times` is used up. */
    take(name: string): Fault | undefined {
      if (faults.length === 0) return undefined;
      const fault = faults.find(({ on }) => on === name || (on === '*' && name !== 'webhook'));
      if (!fault) return undefined;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times === 0) faults = faults.filter((other) => other !== fault);
      }
      return fault;
    },
    list: () => faults,
    clear(on?: string) {
      faults = on === undefined ? [] : faults.filter((fault) => fault.on !== on);
    },
  };
}
