import type { InvocationContext } from '@azure/functions';
import type { JobDefinition } from '../shared/jobs/defineJob';
import { firstDueAt, type JobItem, readEnvelope } from '../shared/jobs/envelope';
import { deps } from './deps';

/** Receives how often the message has been received, this time included. */
type Work<Body> = (items: JobItem<Body>[], dequeueCount: number) => Promise<void>;

/** Reads one queue message and does its work, and lets telemetry and the health route know. */
export async function workOn<Body>(
  job: JobDefinition<Body>,
  message: unknown,
  context: InvocationContext,
  work: Work<Body>,
): Promise<void> {
  const items = readEnvelope(job, message);
  const dequeueCount = Number(context.triggerMetadata?.dequeueCount ?? 1);
  const { reporter, clock, heartbeats } = deps();
  const waitedMs = clock() - firstDueAt(items);
  reporter.report({
    name: 'queue.pickedUp',
    fields: { queue: job.queue, items: items.length, dequeueCount, waitedMs },
    traceparent: items[0]?.trace.traceparent,
  });
  const { during } = await heartbeats();
  await during(job.queue, () => work(items, dequeueCount));
}
