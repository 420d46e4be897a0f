import { OpenAI } from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Response } from 'openai/resources/responses/responses';

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
