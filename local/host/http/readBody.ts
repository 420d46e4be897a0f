import type { IncomingMessage } from 'node:http';

/**
 * The request's body, undefined when it announces none. As in the real host, only a body with a `Content-Length`
 * is passed on; one that is sent in chunks without it is read and dropped.
 *
 * @returns `tooLarge` when it announces more than `limitBytes`
 * @throws Error when the client goes away before it has sent all of it
 */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined | 'tooLarge'> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > limitBytes) return 'tooLarge';
  if (!(length > 0)) {
    request.resume();
    return undefined;
  }
  const body = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      filled += chunk.copy(body, filled);
    });
    request.on('end', () => {
      resolve(body);
    });
    request.on('error', reject);
  });
}
