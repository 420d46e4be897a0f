import { LineApiError } from '../errors';

/** What LINE said no with. */
export interface LineRefusal {
  readonly status: number;
  readonly message: string;
  readonly details: readonly string[];
  readonly requestId: string | undefined;
}

/** Reads an error of LINE's SDK; undefined when LINE did not answer (time-out, cut connection). */
export function readLineError(error: unknown): LineRefusal | undefined {
  const { status, body, headers } = (error ?? {}) as {
    status?: unknown;
    body?: unknown;
    headers?: { get?: (name: string) => string | null };
  };
  if (typeof status !== 'number') return undefined;
  const read = parse(body);
  return {
    status,
    message: typeof read.message === 'string' ? read.message : '',
    details: Array.isArray(read.details) ? read.details.map(describeDetail) : [],
    requestId: headers?.get?.('x-line-request-id') ?? undefined,
  };
}

/** 429 because too many calls came at once, not because the month's messages are used up. */
export function isRateLimit({ status, message }: LineRefusal): boolean {
  return status === 429 && !isMonthlyLimit(message);
}

export function isMonthlyLimit(message: string): boolean {
  return message.startsWith('You have reached your monthly limit');
}

/** The error for the rest of the product. */
export function lineApiError(endpoint: string, error: unknown): LineApiError {
  const refusal = readLineError(error);
  if (refusal === undefined) {
    return new LineApiError(`LINE did not answer ${endpoint}`, { retryable: true, cause: error });
  }
  const { status, message, details, requestId } = refusal;
  const retryable = status >= 500 || isRateLimit(refusal);
  return new LineApiError(`LINE answered ${endpoint} with ${status}: ${message}`, {
    status,
    requestId,
    details,
    retryable,
    cause: error,
  });
}

function parse(body: unknown): { message?: unknown; details?: unknown } {
  if (typeof body !== 'string') return {};
  try {
    return (JSON.parse(body) ?? {}) as { message?: unknown; details?: unknown };
  } catch {
    return {};
  }
}

function describeDetail(detail: unknown): string {
  const { message = '', property = '' } = (detail ?? {}) as {
    message?: unknown;
    property?: unknown;
  };
  return `${String(property)}: ${String(message)}`;
}
