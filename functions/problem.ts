import type { HttpResponseInit } from '@azure/functions';

/** An error answer as a problem document. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(status: number, title: string): HttpResponseInit {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify({ status, title }),
  };
}
