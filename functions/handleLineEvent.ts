import { app, type InvocationContext } from '@azure/functions';
import { handleLineEvents } from '../shared/inbox/handleLineEvents';
import { lineEventJob } from '../shared/jobs/lineEventJob';
import { deps } from './deps';
import { workOn } from './workOn';

async function handleLineEvent(message: unknown, context: InvocationContext): Promise<void> {
  await workOn(lineEventJob, message, context, async (items, dequeueCount) => {
    const receipt = { twin: false, again: dequeueCount > 1 };
    await handleLineEvents(await deps().events(), items, receipt);
  });
}

// Always-ready groups name it, and Flex Consumption once failed to match names with capitals.
app.storageQueue('handlelineevent', {
  queueName: lineEventJob.queue,
  connection: 'DataStorage',
  handler: handleLineEvent,
});
