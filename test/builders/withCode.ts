import type { ErrorCode } from '../../shared/errors';

/** What an error of the product is compared with: a code that is declared, and any of its other fields. */
export function withCode(code: ErrorCode, fields: Readonly<Record<string, unknown>> = {}) {
  return { code, ...fields };
}
