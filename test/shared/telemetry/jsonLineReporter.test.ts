import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { systemTimers } from '../../../shared/clock';
import { createJsonLineReporter } from '../../../shared/telemetry/jsonLineReporter';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const committed = (items: number) => ({
  name: 'queue.committed' as const,
  fields: { queue: 'line-events', items, bytes: 10, ms: 1 },
});

test('each event is one line of JSON with its time, and lines are written together', () => {
  const written: string[] = [];
  const reporter = createJsonLineReporter(
    (text) => void written.push(text),
    () => 0,
    systemTimers,
  );
  reporter.report({ ...committed(1), traceparent: '00-1-2-01' });
  reporter.report(committed(2));
  expect(written).toEqual([]);
  jest.advanceTimersByTime(50);
  expect(written).toHaveLength(1);
  const lines = (written[0] ?? '').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      at: '1970-01-01T00:00:00.000Z',
      name: 'queue.committed',
      ...committed(1).fields,
      traceparent: '00-1-2-01',
    },
    { at: '1970-01-01T00:00:00.000Z', name: 'queue.committed', ...committed(2).fields },
  ]);
});

test('events after a write are written by the next one', () => {
  const written: string[] = [];
  const reporter = createJsonLineReporter(
    (text) => void written.push(text),
    () => 0,
    systemTimers,
  );
  reporter.report(committed(1));
  jest.advanceTimersByTime(50);
  reporter.report(committed(2));
  jest.advanceTimersByTime(50);
  expect(written).toHaveLength(2);
});

test('a file that cannot be written to harms nobody but the telemetry', () => {
  let writes = 0;
  const reporter = createJsonLineReporter(
    () => {
      writes += 1;
      throw new Error('disk full');
    },
    () => 0,
    systemTimers,
  );
  reporter.report(committed(1));
  expect(() => jest.advanceTimersByTime(50)).not.toThrow();
  reporter.report(committed(2));
  jest.advanceTimersByTime(50);
  expect(writes).toBe(2);
});
