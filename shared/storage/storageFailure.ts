import { BotError } from '../errors';

/** HTTP status of a storage SDK's error; undefined when no answer came. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Storage's own name of the error, such as `QueueNotFound`. */
export function codeOf(error: unknown): string | undefined {
  const { code, details } = (error ?? {}) as {
    code?: unknown;
    details?: { errorCode?: unknown; odataError?: { code?: unknown } };
  };
  const found = details?.odataError?.code ?? details?.errorCode ?? code;
  return typeof found === 'string' ? found : undefined;
}

/** What a call that storage refused or did not answer is to the product: retryable unless the request itself is at fault. */
export function storageFailure(
  service: 'queue' | 'blob' | 'table',
  name: string,
  error: unknown,
): BotError {
  if (error instanceof BotError) return error;
  const status = statusOf(error);
  const retryable =
    status === undefined ||
    status >= 500 ||
    status === 404 ||
    status === 408 ||
    status === 409 ||
    status === 429;
  const code = `${service}.${retryable ? 'unavailable' : 'refused'}` as const;
  const what = status === undefined ? 'does not answer' : `answers ${status}`;
  return new BotError(code, `The ${service} ${name} ${what}`, { retryable, cause: error });
}

/**
 * Runs a write; when what it writes to is missing, creates that and runs it once more.
 * @param missing storage's code for it, such as `QueueNotFound`
 */
export async function creatingWhenMissing<T>(
  missing: string,
  create: () => Promise<unknown>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (codeOf(error) !== missing) throw error;
    await create();
    return write();
  }
}
