/** One event as LINE sent it: nothing is read from it here, so that nothing that LINE adds gets lost. */
export type RawEvent = Record<string, unknown>;

export type WebhookBody =
  | { readonly kind: 'ok'; readonly destination: string; readonly events: readonly RawEvent[] }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Levels of lists and objects that a webhook's body may have. LINE's own have nine at most (a mention in a message); what
 * is nested far deeper could be read, but not be written again without overflowing the stack.
 */
const maxNesting = 64;

/** Reads a webhook's bytes, verified before, as far as the webhook must know them. */
export function readWebhookBody(bytes: Uint8Array): WebhookBody {
  if (isNestedTooDeep(bytes)) return { kind: 'malformed', reason: 'nested too deep' };
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

const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** Looks at the bytes alone: no byte of a character beyond ASCII looks like one of JSON's signs. */
function isNestedTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === backslash) index += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openList || byte === openObject) {
      depth += 1;
      if (depth > maxNesting) return true;
    } else if (byte === closeList || byte === closeObject) depth -= 1;
  }
  return false;
}
