import type { z } from 'zod';

/** An error as the service words it. */
export function refuse(
  status: number,
  message: string,
  code = 'invalid_request',
  { headers = {}, ...more }: { headers?: Record<string, string>; [field: string]: unknown } = {},
): Response {
  const error = { message, type: 'invalid_request_error', param: null, code, ...more };
  return Response.json({ error }, { status, headers });
}

/** The problems of a body, in one line. */
export function describeProblems({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
