import { BotError } from '../../errors';

/** Reads pictures back over HTTP from where messages will name them. */
export function createHttpReadBack(imageUrlOf: (key: string) => string, timeoutMs = 5000) {
  return async (key: string, width: number, expected?: number): Promise<void> => {
    const url = `${imageUrlOf(key)}/${width}`;
    const problem = (what: string, cause?: unknown) =>
      new BotError('picture.unreachable', `${url} ${what}`, { retryable: true, cause });
    let response: Response;
    let bytes: number;
    try {
      response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      bytes = (await response.arrayBuffer()).byteLength;
    } catch (error) {
      throw problem('does not answer', error);
    }
    const type = response.headers.get('content-type');
    if (response.status !== 200) throw problem(`answers ${response.status}`);
    if (type !== 'image/jpeg' && type !== 'image/png') throw problem(`is served as ${type}`);
    if (bytes === 0) throw problem('is empty');
    if (expected !== undefined && bytes !== expected) {
      throw problem(`has ${bytes} bytes of ${expected}`);
    }
  };
}
