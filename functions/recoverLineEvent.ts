import { app, type InvocationContext } from '@azure/functions';
import { handleLineEvents } from '../shared/inbox/handleLineEvents';
import { lineEventTwinJob } from '../shared/jobs/lineEventJob';
import { deps } from './deps';
import { workOn } from './workOn';

/** Does what a crashed instance left undone; nearly every event turns out to be handled. */
async function recoverLineEvent(message: unknown, context: InvocationContext): Promise<void> {
  await workOn(lineEventTwinJob, message, context, async (items, receipts) => {
    const again = receipts > 1;
    await handleLineEvents(await deps().events(), items, { twin: true, again });
  });
}

// In small letters as in handleLineEvent.ts.
app.storageQueue('recoverlineevent', {
  queueName: lineEventTwinJob.queue,
  connection: 'DataStorage',
  handler: recoverLineEvent,
});
