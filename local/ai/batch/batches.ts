import { randomUUID } from 'node:crypto';
import type { Files } from './files';
import { type BatchLine, type BatchProblem, readBatchLines } from './readBatchLines';
import { type AnswerLine, type BatchResults, expire, workThrough } from './workThrough';

type Status =
  'validating' | 'failed' | 'in_progress' | 'completed' | 'expired' | 'cancelling' | 'cancelled';

/** A batch on the wire; times in seconds. @see https://platform.openai.com/docs/api-reference/batch/object */
export interface BatchObject extends BatchOrder {
  readonly id: string;
  readonly object: 'batch';
  readonly status: Status;
  readonly created_at: number;
  readonly expires_at: number;
  readonly in_progress_at?: number;
  readonly completed_at?: number;
  readonly failed_at?: number;
  readonly expired_at?: number;
  readonly cancelling_at?: number;
  readonly cancelled_at?: number;
  readonly output_file_id?: string | null;
  readonly error_file_id?: string | null;
  readonly errors?: { readonly object: 'list'; readonly data: readonly BatchProblem[] };
  readonly request_counts: {
    readonly total: number;
    readonly completed: number;
    readonly failed: number;
  };
}

export interface BatchOrder {
  readonly input_file_id: string;
  readonly endpoint: string;
  readonly completion_window: '24h';
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
}

export interface BatchesDeps {
  readonly files: Files;
  /** ms */
  readonly now: () => number;
  /** From a batch's creation to its end. */
  readonly delayMs: number;
  readonly answer: AnswerLine;
}

export type Batches = ReturnType<typeof createBatches>;

const windowMs = 24 * 60 * 60 * 1000;
/** The share of a batch's time in which its lines are looked at. */
const validatingShare = 0.1;

export interface PaceChange {
  readonly hold?: boolean | undefined;
  readonly delayMs?: number | undefined;
}

interface Kept {
  batch: BatchObject;
  readonly createdAtMs: number;
  lines: readonly BatchLine[];
  /** Readers at the same time wait for one step. */
  stepping: Promise<void> | undefined;
}

/** Batches that go on as the clock does: whoever reads one sees how far it would be by now. */
export function createBatches({ files, now, delayMs, answer }: BatchesDeps) {
  const kept = new Map<string, Kept>();
  const usual = { delayMs, hold: false };
  let pace = usual;
  const seconds = () => Math.floor(now() / 1000);

  async function advance(entry: Kept): Promise<void> {
    const change = (next: Partial<BatchObject>) => {
      entry.batch = { ...entry.batch, ...next };
    };
    const passedMs = now() - entry.createdAtMs;
    if (entry.batch.status === 'cancelling') {
      change({ status: 'cancelled', cancelled_at: seconds() });
    }
    if (entry.batch.status === 'validating' && passedMs >= pace.delayMs * validatingShare) {
      const { input_file_id: file, endpoint } = entry.batch;
      const read = readBatchLines(files.text(file) ?? '', endpoint);
      if ('problems' in read) {
        const errors = { object: 'list', data: read.problems } as const;
        return change({ status: 'failed', failed_at: seconds(), errors });
      }
      entry.lines = read.lines;
      const counts = { total: read.lines.length, completed: 0, failed: 0 };
      change({ status: 'in_progress', in_progress_at: seconds(), request_counts: counts });
    }
    if (entry.batch.status !== 'in_progress') return;
    if (!pace.hold && passedMs >= pace.delayMs) {
      const results = await workThrough(entry.lines, answer);
      // It may have been cancelled meanwhile.
      if (entry.batch.status !== 'in_progress') return;
      change({
        status: 'completed',
        completed_at: seconds(),
        ...keepResults(entry, results),
      });
    } else if (passedMs >= windowMs) {
      const results = expire(entry.lines);
      change({ status: 'expired', expired_at: seconds(), ...keepResults(entry, results) });
    }
  }

  function keepResults(
    { batch, lines }: Kept,
    { output, errors, completed, failed }: BatchResults,
  ) {
    const keep = (kind: string, text: string) =>
      text === '' ? null : files.add(`${batch.id}_${kind}.jsonl`, 'batch_output', text).id;
    return {
      output_file_id: keep('output', output),
      error_file_id: keep('error', errors),
      request_counts: { total: lines.length, completed, failed },
    };
  }

  async function step(entry: Kept): Promise<BatchObject> {
    entry.stepping ??= advance(entry).finally(() => {
      entry.stepping = undefined;
    });
    await entry.stepping;
    return entry.batch;
  }

  return {
    create(order: BatchOrder): BatchObject {
      const batch: BatchObject = {
        id: `batch_${randomUUID()}`,
        object: 'batch',
        ...order,
        status: 'validating',
        created_at: seconds(),
        expires_at: seconds() + windowMs / 1000,
        request_counts: { total: 0, completed: 0, failed: 0 },
      };
      kept.set(batch.id, { batch, createdAtMs: now(), lines: [], stepping: undefined });
      return batch;
    },
    async read(id: string): Promise<BatchObject | undefined> {
      const entry = kept.get(id);
      return entry === undefined ? undefined : step(entry);
    },
    /** The newest first. */
    list: () => Promise.all([...kept.values()].reverse().map(step)),
    /** @returns the batch, which is `cancelling` unless it was over already */
    async cancel(id: string): Promise<BatchObject | undefined> {
      const entry = kept.get(id);
      if (entry === undefined) return undefined;
      const { status } = await step(entry);
      if (status === 'validating' || status === 'in_progress') {
        entry.batch = { ...entry.batch, status: 'cancelling', cancelling_at: seconds() };
      }
      return entry.batch;
    },
    /** `hold`: nothing is completed until it is taken away. */
    setPace({ hold = pace.hold, delayMs: delay = pace.delayMs }: PaceChange): typeof usual {
      pace = { hold, delayMs: delay };
      return pace;
    },
    clear(): void {
      kept.clear();
      pace = usual;
    },
  };
}
