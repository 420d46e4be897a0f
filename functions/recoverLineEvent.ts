import { app, type InvocationContext } from '@azure/functions';
import { handleLineEvents } from '../shared/inbox/handleLineEvents';
import { readEnvelope } from '../shared/jobs/envelope';
import { lineEventTwinJob } from '../shared/jobs/lineEventJob';
import { deps } from './deps';
import { pickedUp } from './pickedUp';

/** Does what a crashed instance left undone; finds nearly every event done. */
async function recoverLineEvent(message: unknown, context: InvocationContext): Promise<void> {
  const items = readEnvelope(lineEventTwinJob, message);
  pickedUp(lineEventTwinJob.queue, items, context);
  await handleLineEvents(await deps().events(), items, { twin: true, again: true });
}

app.storageQueue('recoverLineEvent', {
  queueName: lineEventTwinJob.queue,
  connection: 'AzureWebJobsStorage',
  handler: recoverLineEvent,
});
