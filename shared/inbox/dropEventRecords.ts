import type { Reporter } from '../telemetry/reporter';
import { eventRecordDays, type EventRecords } from './eventRecords';

export interface DropEventRecordsDeps {
  readonly records: Pick<EventRecords, 'dropDay'>;
  readonly reporter: Reporter;
}

/** Days that each run looks back: up to six runs in a row may be missed. */
const daysBack = 7;

/** Drops the tables of the days whose event records are no longer needed. A table that is gone already is no error. */
export async function dropEventRecords({ records, reporter }: DropEventRecordsDeps): Promise<void> {
  for (let day = 1; day <= daysBack; day += 1) {
    const table = await records.dropDay(eventRecordDays + day);
    reporter.report({ name: 'retention.dropped', fields: { table } });
  }
}
