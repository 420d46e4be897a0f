import { app } from '@azure/functions';
import { dropEventRecords } from '../shared/inbox/dropEventRecords';
import { deps } from './deps';

async function drop(): Promise<void> {
  await dropEventRecords(await deps().dropEventRecords());
}

app.timer('dropEventRecords', { schedule: '0 10 3 * * *', handler: drop });
