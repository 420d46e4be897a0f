import { OpenAI } from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Response } from 'openai/resources/responses/responses';
import type { TokenUsage } from './modelCost';

/** Longer than a minute's quota takes to come back. */
const longestWaitMs = 60_000;

/** An answer that is none of the protocol. */
export class RubbishError extends Error {}

export function isCompletion(value: unknown): value is ChatCompletion {
  const choices = (value as { choices?: unknown } | null)?.choices;
  return Array.isArray(choices) && choices.length > 0;
}

export function isResponse(value: unknown): value is Response {
  return Array.isArray((value as { output?: unknown } | null)?.output);
}

/** What says something of the endpoint, and not of the request. */
export function isOutage(error: unknown): boolean {
  if (error instanceof OpenAI.RateLimitError) return false;
  return !isOurFault(error) && !isFiltered(error);
}

export function isFiltered(error: unknown): boolean {
  return error instanceof OpenAI.BadRequestError && error.code === 'content_filter';
}

/** No other endpoint would take it either. */
export function isOurFault(error: unknown): boolean {
  return (
    error instanceof OpenAI.BadRequestError || error instanceof OpenAI.UnprocessableEntityError
  );
}

export function outcomeOf(error: unknown): string {
  if (isFiltered(error)) return 'filtered';
  if (error instanceof RubbishError) return 'rubbish';
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'timeout';
  if (error instanceof OpenAI.APIConnectionError) return 'connection';
  return error instanceof OpenAI.APIError ? `status ${String(error.status)}` : 'failed';
}

/**
 * The tokens of a failed attempt that are charged all the same: whoever hangs up does not stop the model, and a
 * prompt that the filter refuses has been read. Undefined when nothing is.
 * @see https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/
 */
export function lossOf(error: unknown, atMost: () => TokenUsage): TokenUsage | undefined {
  if (isFiltered(error)) return { ...atMost(), completionTokens: 0 };
  const wasSent = error instanceof OpenAI.APIConnectionError && !neverSent.has(codeOf(error));
  return wasSent ? atMost() : undefined;
}

/** Failures of a connection that was never there. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The system's code, of the error or of what caused it. */
function codeOf(error: unknown): string {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as Error).cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** ms that `retry-after` asks for, in seconds. */
export function waitOf(headers: Headers | undefined, usualMs: number): number {
  const said = headers?.get('retry-after') ?? '';
  const seconds = said === '' ? Number.NaN : Number(said);
  return Number.isNaN(seconds) ? usualMs : Math.min(seconds * 1000, longestWaitMs);
}

export function shareLeft(headers: Headers): number {
  const [limit, left] = ['limit', 'remaining'].map((what) =>
    Number(headers.get(`x-ratelimit-${what}-tokens`) ?? Number.NaN),
  );
  const share = Number(left) / Number(limit);
  return Number.isFinite(share) ? share : 1;
}
