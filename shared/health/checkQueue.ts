import type { Clock } from '../clock';
import type { JobDefinition } from '../jobs/defineJob';
import { readDueAt } from '../jobs/envelope';
import type { MessageQueue } from '../storage/messageQueue';
import type { Row, Table } from '../storage/table';
import { heartbeatEveryMs } from './heartbeats';
import { NotReadyError } from './notReadyError';
import { beatRow, queuesPartition, waitingRow } from './queueRows';

/** How long a message may wait, and a queue's functions may be silent while messages wait. */
export const maxWaitMs = 60_000;

/** As many as one look can show. */
const maxPeeked = 32;

export interface CheckQueueDeps {
  readonly job: JobDefinition<unknown>;
  readonly queue: MessageQueue;
  readonly table: Table;
  readonly clock: Clock;
}

/**
 * Checks that the messages of one queue get handled. A queue with no message passes.
 * @throws NotReadyError `queue.late` when a message has been due for over a minute; `queue.silent` when messages have been
 *   there for over a minute and no function has reported since, for instance because each instance that takes them dies
 */
export async function checkQueue({ job, queue, table, clock }: CheckQueueDeps): Promise<void> {
  const [seen, depth, rows] = await Promise.all([
    queue.peek(maxPeeked),
    queue.depth(),
    table.list(queuesPartition),
  ]);
  const now = clock();
  const dueAt = Math.min(...seen.map(({ text, insertedAt }) => readDueAt(text) ?? +insertedAt));
  if (now - dueAt > maxWaitMs) {
    throw new NotReadyError('queue.late', `Messages wait on ${job.queue}`, dueAt);
  }

  // Messages that a function holds are hidden; so are delayed ones, which nobody waits for yet.
  const waits = job.delayed === true ? seen.length > 0 : seen.length + depth > 0;
  const since = timeOf(rows, waitingRow(job.queue));
  const beat = timeOf(rows, beatRow(job.queue)) ?? -Infinity;
  // A report stands for all that the instance handles until its next one.
  const open = since !== undefined && beat < since - heartbeatEveryMs;
  if (open && !waits) await table.remove(queuesPartition, waitingRow(job.queue));
  if (!open && waits) {
    const first = new Date(Math.min(dueAt, now));
    await table.upsert(queuesPartition, waitingRow(job.queue), { at: first });
  }
  if (open && waits && now - since > maxWaitMs) {
    throw new NotReadyError('queue.silent', `Nothing takes messages off ${job.queue}`, since);
  }
}

function timeOf(rows: readonly Row[], row: string): number | undefined {
  const at = rows.find((candidate) => candidate.row === row)?.fields.at;
  return at instanceof Date ? at.getTime() : undefined;
}
