import { z } from 'zod';

const BatchLine = z.object({
  custom_id: z.string().min(1),
  method: z.literal('POST'),
  url: z.string(),
  body: z.looseObject({ model: z.string().min(1) }),
});
export type BatchLine = z.infer<typeof BatchLine>;

export interface BatchProblem {
  readonly code: string;
  readonly message: string;
  readonly param: null;
  readonly line: number | null;
}

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch */
const maxLines = 100_000;

/**
 * The requests of a batch, or all that is wrong with them: a batch with a wrong line is not begun.
 * @param endpoint of the batch: what every line is for
 */
export function readBatchLines(
  text: string,
  endpoint: string,
): { lines: readonly BatchLine[] } | { problems: readonly BatchProblem[] } {
  const problems: BatchProblem[] = [];
  const lines: BatchLine[] = [];
  const known = new Set<string>();
  const problem = (code: string, message: string, line: number | null = null) =>
    problems.push({ code, message, param: null, line });
  const texts = text.split('\n').filter((line) => line.trim() !== '');
  if (texts.length === 0) problem('empty_batch', 'The file has no requests.');
  if (texts.length > maxLines) problem('too_many_tasks', `More than ${maxLines} requests.`);
  for (const [index, json] of texts.entries()) {
    const line = parseLine(json);
    const number = index + 1;
    if (line === undefined) {
      problem('invalid_json_line', 'This line is no request.', number);
      continue;
    }
    if (plainPath(line.url) !== plainPath(endpoint)) {
      problem('url_mismatch', `The batch is for ${endpoint}.`, number);
    }
    if (lines[0] !== undefined && line.body.model !== lines[0].body.model) {
      problem('model_mismatch', 'All requests of a batch name one model.', number);
    }
    if (known.has(line.custom_id)) {
      problem('duplicate_custom_id', `${line.custom_id} is there already.`, number);
    }
    known.add(line.custom_id);
    lines.push(line);
  }
  return problems.length === 0 ? { lines } : { problems };
}

function parseLine(json: string): BatchLine | undefined {
  try {
    return BatchLine.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Azure's documentation writes it with and without its version. */
function plainPath(url: string): string {
  return url.replace(/^\/v1\//, '/');
}
