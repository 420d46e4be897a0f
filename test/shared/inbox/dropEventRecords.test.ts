import { expect, test } from '@jest/globals';
import { dropEventRecords } from '../../../shared/inbox/dropEventRecords';
import { createEventRecords, eventRecordTable } from '../../../shared/inbox/eventRecords';
import { createMemoryStorage } from '../../../shared/storage/memoryStorage';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const dayMs = 24 * 60 * 60 * 1000;

test('drops the records that are over eight days old, those of six missed runs included', async () => {
  const today = Date.UTC(2026, 10, 24, 3, 10);
  let now = today;
  const clock = () => now;
  const { table } = createMemoryStorage(clock);
  const records = createEventRecords({ table, clock });
  const ages = [15, 10, 9, 8, 7, 0];
  for (const daysAgo of ages) {
    now = today - daysAgo * dayMs;
    await records.begin({ webhookEventId: 'event', timestamp: now });
  }
  const reporter = createMemoryReporter();
  await dropEventRecords({ records, reporter });
  const kept = [];
  for (const daysAgo of ages) {
    const day = table(eventRecordTable(today - daysAgo * dayMs));
    if ((await day.get('event', 'record')) !== undefined) kept.push(daysAgo);
  }
  expect(kept).toEqual([8, 7, 0]);
  expect(reporter.named('retention.dropped')).toHaveLength(7);
});
