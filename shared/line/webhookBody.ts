/** One event as LINE sent it: nothing is read from it here, so that nothing that LINE adds gets lost. */
export type RawEvent = Record<string, unknown>;

export type WebhookBody =
  | { readonly kind: 'ok'; readonly destination: string; readonly events: readonly RawEvent[] }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Reads a webhook's bytes, verified before, as far as the webhook must know them. */
export function readWebhookBody(bytes: Uint8Array): WebhookBody {
  let body: unknown;
  try {
    body = JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
    );
  } catch {
    return { kind: 'malformed', reason: 'not JSON' };
  }
  if (!isObject(body)) return { kind: 'malformed', reason: 'not an object' };
  const { destination, events } = body;
  if (typeof destination !== 'string') return { kind: 'malformed', reason: 'no destination' };
  if (!Array.isArray(events) || !events.every(isObject)) {
    return { kind: 'malformed', reason: 'no list of events' };
  }
  return { kind: 'ok', destination, events };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
