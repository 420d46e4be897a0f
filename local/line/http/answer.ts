import type { ServerResponse } from 'node:http';

/**
 * What a handler answers. `body` is sent as JSON, `raw` as it is.
 * `verdict` is a word for the request log; it never reaches the caller.
 * `takeOver` answers by hand (the event stream) and keeps the response open.
 */
export type Answer = {
  status: number;
  body?: unknown;
  raw?: Buffer | string;
  headers?: Record<string, string>;
  verdict?: string;
  takeOver?: (response: ServerResponse) => void;
};

export const ok = (body: unknown = {}, verdict = 'accepted'): Answer => ({
  status: 200,
  body,
  verdict,
});

/** LINE's error JSON. @see https://developers.line.biz/en/reference/messaging-api/#error-responses */
export function lineError(
  status: number,
  message: string,
  extra: { details?: ErrorDetail[]; verdict?: string; headers?: Record<string, string> } = {},
): Answer {
  return {
    status,
    body: { message, ...(extra.details?.length ? { details: extra.details } : {}) },
    verdict: extra.verdict ?? 'refused',
    ...(extra.headers ? { headers: extra.headers } : {}),
  };
}

export type ErrorDetail = { message: string; property: string };
