import type { IncomingMessage } from 'node:http';
import type { HttpRequestData, NullableString } from '../app/coreContract';
import { headerTexts } from './headerTexts';
import { createLazyRequest, type LazyRequest } from './lazyRequest';

/**
 * A request as the real host hands it to the library: the untouched bytes, and nullable headers, query and route
 * parameters. Repeated query values are joined by a comma.
 *
 * `nativeRequest` spares the library the making of a `Request` of its own, which costs more than the rest of the
 * invocation together; what it would be made from is here too, so nothing depends on it.
 */
export interface HttpRequestWithNative extends HttpRequestData {
  readonly nativeRequest: LazyRequest;
}

export function toHttpRequestData(
  request: IncomingMessage,
  params: Readonly<Record<string, string>>,
  body: Buffer<ArrayBuffer> | undefined,
): HttpRequestWithNative {
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const url = `http://${request.headers.host ?? 'localhost'}${target}`;
  const query = target.indexOf('?');
  return {
    method,
    url,
    ...(body && { body: { bytes: body } }),
    get nullableHeaders() {
      return nullable(headerTexts(request.headers));
    },
    nullableParams: nullable(params),
    nullableQuery: query < 0 ? {} : nullable(queryTexts(target.slice(query + 1))),
    nativeRequest: createLazyRequest({
      method,
      url,
      headers: request.headers,
      body: method === 'GET' || method === 'HEAD' ? undefined : body,
    }),
  };
}

function queryTexts(query: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = texts[name];
    texts[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return texts;
}

function nullable(texts: Readonly<Record<string, string>>): Record<string, NullableString> {
  const values: Record<string, NullableString> = {};
  for (const name in texts) values[name] = { value: texts[name]! };
  return values;
}
