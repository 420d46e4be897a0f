import { app, type InvocationContext } from '@azure/functions';
import { handleLineEvents } from '../shared/inbox/handleLineEvents';
import { readEnvelope } from '../shared/jobs/envelope';
import { lineEventJob } from '../shared/jobs/lineEventJob';
import { deps } from './deps';
import { pickedUp } from './pickedUp';

async function handleLineEvent(message: unknown, context: InvocationContext): Promise<void> {
  const items = readEnvelope(lineEventJob, message);
  const again = pickedUp(lineEventJob.queue, items, context) > 1;
  await handleLineEvents(await deps().events(), items, { twin: false, again });
}

app.storageQueue('handleLineEvent', {
  queueName: lineEventJob.queue,
  connection: 'AzureWebJobsStorage',
  handler: handleLineEvent,
});
