import type { z } from 'zod';
import type { Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';

/** The control API's own errors: `{message}`, told apart from LINE's by its paths. */
export const controlError = (status: number, message: string): Answer => ({
  status,
  body: { message },
});

export const controlOk = (body: unknown): Answer => ({ status: 200, body });

/** The body by its schema; an empty body is `{}`. */
export function readControl<T>(
  exchange: Exchange,
  schema: z.ZodType<T>,
): { value: T } | { refusal: Answer } {
  let json: unknown;
  try {
    json = exchange.body.length === 0 ? {} : JSON.parse(exchange.body.toString('utf8'));
  } catch {
    return { refusal: controlError(400, 'The body is not JSON') };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  return { refusal: controlError(400, problems.join('; ')) };
}
