import type { Chance } from '../chance';
import type { Clock } from '../clock';
import { itemJson } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import { type RawEvent, readWebhookBody } from '../line/webhookBody';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { continueTrace, type TraceContext } from '../telemetry/trace';

/**
 * Bytes of a webhook that are read at most. LINE gives no figure; a text message is at most 5,000 characters, so this
 * holds hundreds of events.
 */
export const maxWebhookBytes = 1024 * 1024;

export interface ReceiveWebhookDeps {
  readonly verifySignature: (body: Uint8Array, signature: string | null | undefined) => boolean;
  /** Stores one item (JSON) so that it outlives this process. */
  readonly enqueue: (itemJson: string) => Promise<void>;
  readonly claimCheck: ClaimCheck;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly randomBytes: Chance['randomBytes'];
}

export interface WebhookRequest {
  /** The bytes as they came: the signature covers exactly these. */
  readonly body: Uint8Array;
  readonly signature: string | null;
  readonly traceparent?: string | null;
  readonly tracestate?: string | null;
}

/** What LINE is answered: 200 only once every event is stored. */
export type WebhookAnswer =
  | { readonly status: 200; readonly events: number }
  | { readonly status: 400 | 401 | 413 | 503; readonly problem: string };

const refusals = {
  signature: { status: 401, problem: 'The signature does not match the body' },
  malformed: { status: 400, problem: 'The body is not a LINE webhook' },
  tooLarge: { status: 413, problem: `The body is over ${maxWebhookBytes} bytes` },
  notQueued: { status: 503, problem: 'The events could not be stored; send them again' },
} as const;

/**
 * Verifies one webhook and stores its events. Never throws: what goes wrong is in the answer, and a 503 makes LINE
 * deliver the webhook again.
 * @see https://developers.line.biz/en/docs/messaging-api/receiving-messages/
 */
export async function receiveWebhook(
  deps: ReceiveWebhookDeps,
  request: WebhookRequest,
): Promise<WebhookAnswer> {
  const startedAt = deps.clock();
  const trace = continueTrace(deps.randomBytes, request.traceparent, request.tracestate);
  const refuse = (reason: keyof typeof refusals): WebhookAnswer => {
    const answer = refusals[reason];
    deps.reporter.report({
      name: 'webhook.refused',
      fields: { reason, status: answer.status },
      traceparent: trace.traceparent,
    });
    return answer;
  };

  if (request.body.byteLength > maxWebhookBytes) return refuse('tooLarge');
  if (!deps.verifySignature(request.body, request.signature)) return refuse('signature');
  const webhook = readWebhookBody(request.body);
  if (webhook.kind === 'malformed') return refuse('malformed');

  const stored = await Promise.allSettled(
    webhook.events.map((event) => storeEvent(deps, webhook.destination, event, trace)),
  );
  if (stored.some((result) => result.status === 'rejected')) return refuse('notQueued');
  deps.reporter.report({
    name: 'webhook.received',
    fields: {
      status: 200,
      events: webhook.events.length,
      bytes: request.body.byteLength,
      ms: deps.clock() - startedAt,
    },
    traceparent: trace.traceparent,
  });
  return { status: 200, events: webhook.events.length };
}

async function storeEvent(
  deps: ReceiveWebhookDeps,
  destination: string,
  event: RawEvent,
  trace: TraceContext,
): Promise<void> {
  const claim = await deps.claimCheck.put(event);
  const body: LineEventBody =
    claim === undefined ? { destination, event } : { destination, claim, ...identityOf(event) };
  await deps.enqueue(itemJson({ trace, at: deps.clock(), body }));
}

/** Finds the event's record, also when its stored body is gone. */
function identityOf({ webhookEventId, timestamp }: RawEvent) {
  return typeof webhookEventId === 'string' && typeof timestamp === 'number'
    ? { webhookEventId, timestamp }
    : {};
}
