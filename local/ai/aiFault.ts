import { z } from 'zod';
import { FaultBase } from '../emulator/faults';

/** What faults may be `on`: the endpoints that a model answers at. */
export const modelEndpoints = ['chat/completions', 'responses', 'audio/transcriptions'] as const;
export type ModelEndpoint = (typeof modelEndpoints)[number];

/**
 * `status`: an HTTP error. `filter`: the content filter refuses the prompt. `filterAnswer`: it cuts the answer. `rubbish`:
 * an answer that is no JSON of the wire protocol. `badJson`: a structured answer that ends in the middle. `cut`: the
 * connection closes in the middle. `silent`: no answer at all. `slow`: all is well, after `delayMs`.
 */
const kinds = [
  'status',
  'filter',
  'filterAnswer',
  'rubbish',
  'badJson',
  'cut',
  'silent',
  'slow',
] as const;

/** What goes wrong with a model's answer. Without `kind` it means what it means to every emulator. */
export const AiFault = FaultBase.extend({
  on: z.enum(['*', ...modelEndpoints]).default('*'),
  kind: z.enum(kinds).optional(),
  status: z.number().int().min(400).max(599).optional(),
  /** Seconds, in `retry-after` of a 429 or 503. */
  retryAfter: z.number().min(0).optional(),
  times: z.number().int().min(0).default(1),
}).transform((fault) => ({ ...fault, kind: fault.kind ?? kindOf(fault) }));
export type AiFault = z.infer<typeof AiFault>;

function kindOf({ status, drop }: Pick<FaultBase, 'status' | 'drop'>): (typeof kinds)[number] {
  if (drop) return 'cut';
  return status === undefined ? 'slow' : 'status';
}
