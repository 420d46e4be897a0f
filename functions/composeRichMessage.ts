import { app, type InvocationContext } from '@azure/functions';
import { composeRichMessage } from '../shared/conversation/composeRichMessage';
import { composeRichMessageJob } from '../shared/jobs/composeRichMessageJob';
import { deps } from './deps';
import { workOn } from './workOn';

async function handler(message: unknown, context: InvocationContext): Promise<void> {
  await workOn(composeRichMessageJob, message, context, async (items, receipts) => {
    const composeDeps = await deps().compose();
    for (const item of items) await composeRichMessage(composeDeps, item, receipts);
  });
}

// In small letters as in handleLineEvent.ts.
app.storageQueue('composerichmessage', {
  queueName: composeRichMessageJob.queue,
  connection: 'DataStorage',
  handler,
});
