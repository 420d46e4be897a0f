import type { Chance } from '../chance';

/**
 * Where one unit of work stands in its trace, as it travels in queue messages.
 * @see https://www.w3.org/TR/trace-context/
 */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string | undefined;
}

/** Version 00 ends with its flags; a later one may say more. `ff` is no version. */
const traceparentPattern =
  /^(?!ff)(?!00.{54,}$)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/;

/** Characters that are passed on: it travels in every queue message, whose size is bounded. */
const maxTracestate = 512;

/** A child of `parent` when that is a valid traceparent, else the root of a new trace. */
export function continueTrace(
  randomBytes: Chance['randomBytes'],
  parent?: string | null,
  tracestate?: string | null,
): TraceContext {
  const match = traceparentPattern.exec(parent ?? '');
  const valid = match !== null && !/^0+$/.test(match[1] ?? '') && !/^0+$/.test(match[2] ?? '');
  const random = randomBytes(valid ? 8 : 24).toString('hex');
  if (!valid) return { traceparent: `00-${random.slice(0, 32)}-${random.slice(32)}-01` };
  const traceparent = `00-${match[1]}-${random}-${match[3]}`;
  return tracestate && tracestate.length <= maxTracestate
    ? { traceparent, tracestate }
    : { traceparent };
}
