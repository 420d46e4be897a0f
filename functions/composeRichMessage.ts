import { app, type InvocationContext } from '@azure/functions';
import { composeRichMessage } from '../shared/conversation/composeRichMessage';
import { composeRichMessageJob } from '../shared/jobs/composeRichMessageJob';
import { readEnvelope } from '../shared/jobs/envelope';
import { deps } from './deps';
import { pickedUp } from './pickedUp';

async function handler(message: unknown, context: InvocationContext): Promise<void> {
  const items = readEnvelope(composeRichMessageJob, message);
  pickedUp(composeRichMessageJob.queue, items, context);
  const composeDeps = await deps().compose();
  for (const item of items) await composeRichMessage(composeDeps, item);
}

app.storageQueue('composeRichMessage', {
  queueName: composeRichMessageJob.queue,
  connection: 'AzureWebJobsStorage',
  handler,
});
