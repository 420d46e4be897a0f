import { app } from '@azure/functions';
import { eventRecordDays } from '../shared/inbox/eventRecords';
import { deps } from './deps';

/** A week of days, so that runs which were missed are made up for. */
const daysBack = Array.from({ length: 7 }, (_, index) => eventRecordDays + 1 + index);

async function dropEventRecords(): Promise<void> {
  const records = await deps().eventRecords();
  for (const daysAgo of daysBack) {
    const table = await records.dropDay(daysAgo);
    deps().reporter.report({ name: 'retention.dropped', fields: { table } });
  }
}

app.timer('dropEventRecords', { schedule: '0 10 3 * * *', handler: dropEventRecords });
