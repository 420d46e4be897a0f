import { z } from 'zod';

/** What goes wrong with requests to come, the first of them `times` times. */
export const Fault = z.object({
  /**
   * `status`: an HTTP error. `filter`: the content filter refuses the prompt. `filterAnswer`: it cuts the answer. `rubbish`:
   * an answer that is no JSON of the wire protocol. `badJson`: a structured answer that ends in the middle. `cut`: the
   * connection closes in the middle. `silent`: no answer at all. `slow`: all is well, after `delayMs`.
   */
  kind: z.enum(['status', 'filter', 'filterAnswer', 'rubbish', 'badJson', 'cut', 'silent', 'slow']),
  status: z.number().int().min(400).max(599).default(500),
  /** Seconds, in `retry-after` of a 429 or 503. */
  retryAfter: z.number().min(0).optional(),
  /** Before anything is answered. */
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** How many requests; 0 until faults are cleared. */
  times: z.number().int().min(0).default(1),
});
export type Fault = z.infer<typeof Fault>;

/** The faults that are planned, in order. */
export function createFaultPlan() {
  let planned: { fault: Fault; left: number }[] = [];
  return {
    add(fault: Fault): void {
      planned.push({ fault, left: fault.times === 0 ? Number.POSITIVE_INFINITY : fault.times });
    },
    clear(): void {
      planned = [];
    },
    next(): Fault | undefined {
      const [first] = planned;
      if (first === undefined) return undefined;
      first.left -= 1;
      if (first.left <= 0) planned.shift();
      return first.fault;
    },
  };
}
