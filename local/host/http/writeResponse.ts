import type { ServerResponse } from 'node:http';
import type { HttpCookie, HttpResponseData } from '../app/coreContract';

const NO_BODY_STATUS: ReadonlySet<number> = new Set([204, 205, 304]);
/**
 * Up to this size the bytes go out as a Latin-1 string, byte for byte, since Node puts a string into one write with the
 * headers, and a buffer into a second.
 */
const ONE_WRITE_BYTES = 16_384;
/** The server's own business. */
const SERVER_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

/**
 * Sends what a function answered; nothing (`undefined` from the handler) is 204.
 * @param customHeaders `extensions.http.customHeaders` of `host.json`
 */
export function writeResponse(
  response: ServerResponse,
  answer: HttpResponseData | undefined,
  customHeaders: readonly string[],
): void {
  if (!answer) {
    response.writeHead(204, [...customHeaders]).end();
    return;
  }
  const status = Number(answer.statusCode ?? 200);
  const body = answer.body?.bytes ?? undefined;
  const headers = [...customHeaders];
  for (const name in answer.headers) {
    if (SERVER_HEADERS.has(name)) continue;
    headers.push(name, answer.headers[name]!);
  }
  for (const cookie of answer.cookies ?? []) headers.push('set-cookie', cookieText(cookie));

  if (NO_BODY_STATUS.has(status)) {
    response.writeHead(status, headers).end();
    return;
  }
  const announced = answer.headers?.['content-length'];
  const emptyHead = response.req.method === 'HEAD' && !body?.byteLength;
  headers.push(
    'content-length',
    emptyHead && announced !== undefined ? announced : String(body?.byteLength ?? 0),
  );
  response.writeHead(status, headers);
  if (body && body.byteLength <= ONE_WRITE_BYTES) {
    const { buffer, byteOffset, byteLength } = body;
    response.end(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'), 'latin1');
  } else response.end(body);
}

/** @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1 */
function cookieText(cookie: HttpCookie): string {
  const parts = [`${cookie.name ?? ''}=${encodeURIComponent(cookie.value ?? '')}`];
  const seconds = cookie.expires?.value?.seconds;
  if (seconds !== null && seconds !== undefined) {
    parts.push(`expires=${new Date(seconds * 1000).toUTCString()}`);
  }
  const maxAge = cookie.maxAge?.value;
  if (maxAge !== null && maxAge !== undefined) parts.push(`max-age=${maxAge}`);
  if (cookie.domain?.value) parts.push(`domain=${cookie.domain.value}`);
  if (cookie.path?.value) parts.push(`path=${cookie.path.value}`);
  if (cookie.secure?.value) parts.push('secure');
  if (cookie.sameSite === 'explicitNone') parts.push('samesite=none');
  else if (cookie.sameSite === 'lax' || cookie.sameSite === 'strict') {
    parts.push(`samesite=${cookie.sameSite}`);
  }
  if (cookie.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}
