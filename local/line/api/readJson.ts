import { lineError, type Answer } from '../http/answer';
import { header, isObject, type Exchange, type JsonObject } from '../http/exchange';

/** The body as an object, or LINE's refusal: 415 for another content type, 400 for what is no JSON object. */
export function readJson(exchange: Exchange): { json: JsonObject } | { refusal: Answer } {
  const contentType = header(exchange, 'content-type') ?? '';
  if (!/^application\/json\b/i.test(contentType)) {
    const message = `The content type, ${contentType || 'null'}, is not supported`;
    return { refusal: lineError(415, message, { verdict: 'unsupportedMediaType' }) };
  }
  const text = exchange.body.toString('utf8');
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return { json };
  } catch (error) {
    return { refusal: notJson(text, error) };
  }
  return { refusal: notJson(text, undefined) };
}

function notJson(text: string, error: unknown): Answer {
  const { line, column } = placeOf(text, error);
  return lineError(
    400,
    `The request body could not be parsed as JSON (line: ${line}, column: ${column})`,
    { verdict: 'invalidJson' },
  );
}

/** Line and column of a JSON error, counted from 1; `-` when the engine does not tell the place. */
function placeOf(text: string, error: unknown): { line: number | '-'; column: number | '-' } {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return { line: '-', column: '-' };
  const lines = text.slice(0, Number(position)).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

export const invalidProperty = (name: string): Answer =>
  lineError(400, `The property, '${name}', in the request body is invalid (line: -, column: -)`, {
    verdict: 'invalidBody',
  });
