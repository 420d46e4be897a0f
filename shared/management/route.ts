import type { AdminScope } from '../config/adminKeys';

/** What a route is asked. */
export interface ManagementCall {
  /** The path's segments below `/api/manage`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Reads the body. @throws BotError `manage.tooLarge` beyond `maxBodyBytes` */
  readonly body: () => Promise<Buffer>;
  /** Notes for the audit whom the call is about. The id is hashed. */
  readonly about: (id: string) => void;
}

/** `body` is JSON; on an error it is a problem document. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface ManagementAnswer {
  readonly status: number;
  readonly contentType: 'application/json' | 'application/problem+json';
  readonly body: unknown;
}

export const managementMethods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

export interface Route<Deps> {
  readonly method: (typeof managementMethods)[number];
  /** Segments; `{name}` takes any one. */
  readonly path: string;
  readonly purpose: string;
  /** What a key must be allowed for this route. */
  readonly scope: AdminScope;
  readonly handle: (deps: Deps, call: ManagementCall) => Promise<ManagementAnswer>;
}

/** An uploaded picture is the largest body. */
export const maxBodyBytes = 10 * 1024 * 1024;

export function ok(body: unknown, status = 200): ManagementAnswer {
  return { status, contentType: 'application/json', body };
}

/** @param more further members of the problem document */
export function problem(
  status: number,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): ManagementAnswer {
  const body = { status, title, detail, ...more };
  return { status, contentType: 'application/problem+json', body };
}
