import type { IncomingHttpHeaders } from 'node:http';
import { headerTexts } from './headerTexts';

/** The members of the Fetch API's `Request` that the Functions library reads. */
export type LazyRequest = Pick<
  Request,
  | 'url'
  | 'method'
  | 'headers'
  | 'body'
  | 'bodyUsed'
  | 'arrayBuffer'
  | 'blob'
  | 'formData'
  | 'json'
  | 'text'
  | 'clone'
>;

interface RequestParts {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer<ArrayBuffer> | undefined;
}

/**
 * A `Request` whose parts are made when they are asked for. What a handler usually does (headers, the bytes, the
 * text, JSON, once) is answered from the bytes at hand; anything else makes the real `Request`, which answers from
 * then on. Reading the body twice fails as it does there.
 */
export function createLazyRequest({ method, url, headers, body }: RequestParts): LazyRequest {
  let headersMade: Headers | undefined;
  let real: Request | undefined;
  let used = false;

  const allHeaders = (): Headers => (headersMade ??= new Headers(headerTexts(headers)));
  const realRequest = (): Request => {
    if (used) throw unusable();
    return (real ??= new Request(url, {
      method,
      headers: allHeaders(),
      ...(body && { body }),
    }));
  };
  const takeBytes = (): Uint8Array<ArrayBuffer> => {
    if (used) throw unusable();
    if (body === undefined) return new Uint8Array(0);
    used = true;
    return body;
  };

  return {
    method,
    get url() {
      return new URL(url).href;
    },
    get headers() {
      return real?.headers ?? allHeaders();
    },
    get body() {
      return real || !used ? realRequest().body : null;
    },
    get bodyUsed() {
      return real?.bodyUsed ?? used;
    },
    async arrayBuffer() {
      if (real) return real.arrayBuffer();
      const bytes = takeBytes();
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
    async text() {
      return real ? real.text() : new TextDecoder().decode(takeBytes());
    },
    async json() {
      return real ? real.json() : (JSON.parse(new TextDecoder().decode(takeBytes())) as unknown);
    },
    blob: async () => realRequest().blob(),
    formData: async () => realRequest().formData(),
    clone: () => realRequest().clone(),
  };
}

function unusable(): TypeError {
  return new TypeError('Body is unusable: Body has already been read');
}
