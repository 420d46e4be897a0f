import type { LeaveToTwinsDeps } from '../inbox/leaveToTwins';
import { inMessages, packEnvelope } from '../jobs/envelope';
import { lineEventTwinJob } from '../jobs/lineEventJob';
import type { Ports } from './ports';

/** Puts items on the twins' queue, as many in a message as fit, hidden until they are due. */
export function createTwinQueue({
  storage,
  clock,
}: Pick<Ports, 'storage' | 'clock'>): LeaveToTwinsDeps['queueTwins'] {
  const twins = storage.queue(lineEventTwinJob.queue);
  return async (items, dueAt) => {
    const hiddenForSeconds = Math.max(1, Math.round((dueAt - clock()) / 1000));
    const due = items.map((item) => ({ ...item, dueAt }));
    for (const some of inMessages(due)) {
      await twins.send(packEnvelope(lineEventTwinJob, some), { hiddenForSeconds });
    }
  };
}
