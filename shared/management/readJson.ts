import type { z } from 'zod';
import { type ManagementAnswer, type ManagementCall, problem } from './route';

/** One thing that is wrong with a body. */
interface FieldError {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** Reads a body as JSON of a schema; else `refusal` is the answer, with everything that is wrong with it. */
export async function readJson<Schema extends z.ZodType>(
  call: Pick<ManagementCall, 'body'>,
  schema: Schema,
): Promise<{ value: z.output<Schema> } | { refusal: ManagementAnswer }> {
  const parsed = await parseJson(call);
  if ('refusal' in parsed) return parsed;
  const result = schema.safeParse(parsed.value);
  if (result.success) return { value: result.data };
  const errors = result.error.issues.map(({ path, code, message }): FieldError => ({
    path: path.join('.'),
    rule: code,
    message,
  }));
  const detail = errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; ');
  return { refusal: problem(400, 'Not as expected', detail, { errors }) };
}

/** Reads a body as any JSON. */
export async function parseJson({
  body,
}: Pick<ManagementCall, 'body'>): Promise<{ value: unknown } | { refusal: ManagementAnswer }> {
  const text = (await body()).toString('utf8');
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { refusal: problem(400, 'Not JSON', 'Send a JSON document as the body.') };
  }
}
