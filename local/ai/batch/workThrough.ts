import { randomUUID } from 'node:crypto';
import type { BatchLine } from './readBatchLines';

/** Answers the body of one line as it would be answered alone. */
export type AnswerLine = (body: unknown) => Promise<{ status: number; body: unknown }>;

/** What becomes of the lines: JSONL for the output file and for the error file, empty without a line. */
export interface BatchResults {
  readonly output: string;
  readonly errors: string;
  readonly completed: number;
  readonly failed: number;
}

/** Answers each line, one after the other. @see https://platform.openai.com/docs/api-reference/batch/request-output */
export async function workThrough(
  lines: readonly BatchLine[],
  answer: AnswerLine,
): Promise<BatchResults> {
  const output: unknown[] = [];
  const errors: unknown[] = [];
  for (const { custom_id, body } of lines) {
    const { status, body: answered } = await answer(body);
    const response = { status_code: status, request_id: randomUUID(), body: answered };
    (status === 200 ? output : errors).push({ id: lineId(), custom_id, response, error: null });
  }
  return results(output, errors);
}

/** What becomes of lines when the time of their batch is over. */
export function expire(lines: readonly BatchLine[]): BatchResults {
  const error = {
    code: 'batch_expired',
    message: 'This request could not be executed before the completion window expired.',
  };
  return results(
    [],
    lines.map(({ custom_id }) => ({ id: lineId(), custom_id, response: null, error })),
  );
}

function results(output: readonly unknown[], errors: readonly unknown[]): BatchResults {
  return {
    output: jsonLines(output),
    errors: jsonLines(errors),
    completed: output.length,
    failed: errors.length,
  };
}

function lineId(): string {
  return `batch_req_${randomUUID().replaceAll('-', '')}`;
}

function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
