import { type OpenAI, toFile } from 'openai';
import type { Batch } from 'openai/resources/batches';
import { z } from 'zod';
import type { CopyBrief, WrittenCopy } from './copyBrief';
import { copyRequest } from './copyPrompt';
import { createDrafts, fallback } from './copyWriter';
import type { CuratedCopy } from './curatedCopy';
import type { Reporter } from '../telemetry/reporter';
import type { Language } from './languages';

/** A brief of a batch, under a name of the caller's: letters, digits, dashes. */
export interface BatchItem {
  readonly id: string;
  readonly brief: CopyBrief;
}

export type BatchOutcome =
  /** It takes up to 24 hours. */
  | { readonly kind: 'pending'; readonly completed: number; readonly total: number }
  /** Nothing came of it; the briefs can be written by other ways. */
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'done';
      readonly copies: ReadonlyMap<string, ReadonlyMap<Language, WrittenCopy>>;
    };

/** Words for many at half the price, for those who can wait a day. */
export interface BatchCopyWriter {
  /** Answers the batch's id. */
  submit(items: readonly BatchItem[]): Promise<string>;
  collect(batchId: string, items: readonly BatchItem[]): Promise<BatchOutcome>;
}

export interface BatchCopyWriterDeps {
  readonly client: Pick<OpenAI, 'files' | 'batches'>;
  /** A deployment of the kind "Global Batch". */
  readonly deployment: string;
  readonly curatedCopy: Pick<CuratedCopy, 'pick' | 'has'>;
  readonly reporter: Reporter;
}

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch */
export const maxBatchItems = 50_000;

const Line = z.object({
  custom_id: z.string(),
  response: z
    .object({
      status_code: z.number(),
      body: z.object({
        choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })),
      }),
    })
    .nullish(),
});

/**
 * The same prompts and checks as when somebody waits, through the Batch API. A line that fails, and words that cannot be used,
 * become people's words: there is no second attempt a day later.
 */
export function createBatchCopyWriter(deps: BatchCopyWriterDeps): BatchCopyWriter {
  const { client, deployment } = deps;

  async function linesOf({ output_file_id: file }: Batch): Promise<Map<string, string>> {
    const text =
      file === undefined || file === null ? '' : await (await client.files.content(file)).text();
    return new Map(text.split('\n').flatMap(readLine));
  }

  return {
    async submit(items) {
      if (items.length === 0 || items.length > maxBatchItems) {
        throw new RangeError(`A batch has 1 to ${maxBatchItems} briefs, not ${items.length}`);
      }
      const lines = items.map(({ id, brief }) =>
        JSON.stringify({
          custom_id: id,
          method: 'POST',
          url: '/v1/chat/completions',
          body: { model: deployment, ...copyRequest(brief, brief.languages) },
        }),
      );
      const file = await client.files.create({
        file: await toFile(Buffer.from(lines.join('\n')), 'briefs.jsonl'),
        purpose: 'batch',
      });
      const batch = await client.batches.create({
        input_file_id: file.id,
        endpoint: '/v1/chat/completions',
        completion_window: '24h',
      });
      return batch.id;
    },
    async collect(batchId, items) {
      const batch = await client.batches.retrieve(batchId);
      switch (batch.status) {
        case 'validating':
        case 'in_progress':
        case 'finalizing':
        case 'cancelling': {
          const { completed = 0, total = items.length } = batch.request_counts ?? {};
          return { kind: 'pending', completed, total };
        }
        case 'failed':
        case 'cancelled': {
          const reason = batch.errors?.data?.[0]?.message ?? batch.status;
          return { kind: 'failed', reason };
        }
        case 'expired':
        case 'completed': {
          const lines = await linesOf(batch);
          const copies = items.map(
            ({ id, brief }) => [id, readCopy(deps, brief, lines.get(id))] as const,
          );
          return { kind: 'done', copies: new Map(copies) };
        }
        default:
          return batch.status satisfies never;
      }
    },
  };
}

function readLine(json: string): [string, string][] {
  if (json.trim() === '') return [];
  const line = Line.safeParse(JSON.parse(json));
  if (!line.success || line.data.response?.status_code !== 200) return [];
  const [choice] = line.data.response.body.choices;
  return [[line.data.custom_id, choice?.message.content ?? '']];
}

function readCopy(
  { curatedCopy, reporter }: BatchCopyWriterDeps,
  brief: CopyBrief,
  json: string | undefined,
): ReadonlyMap<Language, WrittenCopy> {
  const drafts = createDrafts(brief, brief.languages);
  if (json !== undefined) drafts.take(json);
  return new Map(
    brief.languages.map((language) => {
      const own = drafts.result(language);
      const written = own ?? fallback(curatedCopy, brief, language);
      const reason = own !== undefined ? '' : json === undefined ? 'unavailable' : 'checks';
      const { tier } = written;
      reporter.report({ name: 'copy.tier', fields: { language, tier, reason } });
      return [language, written];
    }),
  );
}
