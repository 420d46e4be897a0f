import { randomFillSync } from 'node:crypto';
import type { TraceContext } from './app/coreContract';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ID_BYTES = 24;

const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;

/**
 * The host's own span for an invocation: a child of the caller's when it sent a `traceparent`, else a fresh root.
 * @see https://www.w3.org/TR/trace-context/
 */
export function startTrace(traceparent?: string, tracestate?: string): TraceContext {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const ids = pool.toString('hex', used, used + ID_BYTES);
  used += ID_BYTES;
  const span = ids.slice(32);
  const caller = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  return caller
    ? {
        traceParent: `00-${caller[1]}-${span}-${caller[3]}`,
        traceState: tracestate ?? '',
        attributes: {},
      }
    : { traceParent: `00-${ids.slice(0, 32)}-${span}-00`, traceState: '', attributes: {} };
}
