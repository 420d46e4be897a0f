import { z } from 'zod';
import { BotError } from '../errors';
import type { TraceContext } from '../telemetry/trace';
import type { JobDefinition } from './defineJob';

/** One unit of work of a queue message. */
export interface JobItem<Body> {
  readonly trace: TraceContext;
  /** When it was queued, ms since the epoch. */
  readonly at: number;
  /** When it is to be worked on, ms since the epoch, when that is later than `at`: it is not late before. */
  readonly dueAt?: number | undefined;
  readonly body: Body;
  /** Set when an operator replays it after it failed: work once recorded as failed is tried again. */
  readonly replay?: boolean | undefined;
  /**
   * Of an event that may be handled while its turn is still in its chat. `check`: whoever finds it handled looks for the turn
   * and ends it. `only`: that is all that is to be done.
   */
  readonly turn?: 'check' | 'only' | undefined;
}

const Envelope = z.object({
  v: z.number().int(),
  kind: z.string(),
  items: z
    .array(
      z.object({
        trace: z.object({ traceparent: z.string(), tracestate: z.string().optional() }),
        at: z.number(),
        dueAt: z.number().optional(),
        body: z.unknown(),
        replay: z.boolean().optional(),
        turn: z.enum(['check', 'only']).optional(),
      }),
    )
    .min(1),
});

/** The item as JSON, ready to be joined with others by `joinItems`. */
export function itemJson<Body>(item: JobItem<Body>): string {
  return JSON.stringify(item);
}

/** The JSON of an item, to be worked on at `dueAt` (ms since the epoch) whatever it said before. */
export function withDueAt(json: string, dueAt: number): string {
  // Of two fields with one name, JSON's readers keep the last.
  return `${json.slice(0, -1)},"dueAt":${dueAt}}`;
}

/** When the first of the items was to be worked on, ms since the epoch. */
export function firstDueAt(items: readonly Pick<JobItem<unknown>, 'at' | 'dueAt'>[]): number {
  return Math.min(...items.map(({ at, dueAt }) => dueAt ?? at));
}

/** The text of a queue message that carries these items. */
export function joinItems(job: JobDefinition<unknown>, items: readonly string[]): string {
  return `{"v":${job.v},"kind":"${job.kind}","items":[${items.join(',')}]}`;
}

/** Bytes of items a message: as base64 they stay under a queue's 64 KiB. */
const maxItemsBytes = 45 * 1024;

/** Puts items together that fit one queue message each time. */
export function inMessages<Item extends JobItem<unknown>>(items: readonly Item[]): Item[][] {
  const messages: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const bytes = Buffer.byteLength(itemJson(item)) + 1;
    const last = messages.at(-1);
    if (last !== undefined && bytes <= left) last.push(item);
    else messages.push([item]);
    left = (last !== undefined && bytes <= left ? left : maxItemsBytes) - bytes;
  }
  return messages;
}

export function packEnvelope<Body>(
  job: JobDefinition<Body>,
  items: readonly JobItem<Body>[],
): string {
  return joinItems(job, items.map(itemJson));
}

/**
 * Reads a queue message: text, or what the Functions host made of it by parsing.
 * @throws BotError `job.malformed` when it is not what this queue carries
 */
export function readEnvelope<Body>(job: JobDefinition<Body>, message: unknown): JobItem<Body>[] {
  const envelope = Envelope.safeParse(typeof message === 'string' ? parseJson(message) : message);
  if (!envelope.success || envelope.data.kind !== job.kind || envelope.data.v !== job.v) {
    throw malformed(job, envelope.error);
  }
  return envelope.data.items.map((item) => {
    const body = job.body.safeParse(item.body);
    if (!body.success) throw malformed(job, body.error);
    return { ...item, body: body.data };
  });
}

/** When a message was to be worked on, ms since the epoch; undefined when it is no envelope. Bodies are not looked at. */
export function readDueAt(text: string): number | undefined {
  const envelope = Envelope.safeParse(parseJson(text));
  return envelope.success ? firstDueAt(envelope.data.items) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function malformed(job: JobDefinition<unknown>, cause: unknown): BotError {
  return new BotError('job.malformed', `A message on ${job.queue} is not a ${job.kind} v${job.v}`, {
    cause,
  });
}
