import type { IncomingHttpHeaders } from 'node:http';

/** One request as the handlers see it. `query` still has its encoding; `params` are decoded. */
export type Exchange = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  params: Record<string, string>;
  /** The value of `x-line-request-id` in the answer. */
  requestId: string;
};

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One header as a single string; `undefined` when absent. */
export function header(exchange: Exchange, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
