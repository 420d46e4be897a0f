import type { InvocationContext } from '@azure/functions';
import type { JobItem } from '../shared/jobs/envelope';
import { deps } from './deps';

/** Reports that a queue message arrived; answers how often it has been received, this time included. */
export function pickedUp(
  queue: string,
  items: readonly JobItem<unknown>[],
  context: InvocationContext,
): number {
  const dequeueCount = Number(context.triggerMetadata?.dequeueCount ?? 1);
  const oldest = Math.min(...items.map(({ at }) => at));
  const { reporter, clock } = deps();
  reporter.report({
    name: 'queue.pickedUp',
    fields: { queue, items: items.length, dequeueCount, waitedMs: clock() - oldest },
    traceparent: items[0]?.trace.traceparent,
  });
  return dequeueCount;
}
