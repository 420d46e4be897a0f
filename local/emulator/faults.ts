import { z } from 'zod';

/**
 * What goes wrong with requests to come, as every emulator knows it; each emulator extends it with what only its own
 * service can do.
 *
 * - `delayMs` waits before anything else;
 * - `drop: 'answer'` (or `true`): the request takes effect, the connection is cut before its answer: outcome unknown;
 * - `drop: 'request'`: the connection is cut, nothing took effect;
 * - `status`, `message`: answered instead, nothing took effect.
 */
export const FaultBase = z.strictObject({
  /** The endpoint's name, or `'*'` for every endpoint. */
  on: z.string().min(1),
  status: z.number().int().min(100).max(599).optional(),
  message: z.string().optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
  drop: z.union([z.boolean(), z.enum(['request', 'answer'])]).optional(),
  /** How many requests; 0, or nothing, until the fault is cleared. */
  times: z.number().int().min(0).optional(),
});
export type FaultBase = z.infer<typeof FaultBase>;

/** Endpoints that `'*'` does not mean: they are not part of the emulated API. */
const apart = new Set(['webhook']);

/** The faults that are planned, in order. */
export function createFaults<Fault extends Pick<FaultBase, 'on' | 'times'>>() {
  let faults: Fault[] = [];
  return {
    add: (fault: Fault) => void faults.push({ ...fault }),
    /** The first fault for that name; one of its `times` is used up. */
    take(name: string): Fault | undefined {
      if (faults.length === 0) return undefined;
      const fault = faults.find(({ on }) => on === name || (on === '*' && !apart.has(name)));
      if (!fault) return undefined;
      if (fault.times) {
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
