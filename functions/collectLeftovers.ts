import { app } from '@azure/functions';
import { collectLeftovers } from '../shared/privacy/collectLeftovers';
import { deps } from './deps';

async function collect(): Promise<void> {
  await collectLeftovers(await deps().collectLeftovers());
}

app.timer('collectLeftovers', { schedule: '0 30 3 * * *', handler: collect });
