import { expect, test } from '@jest/globals';
import { HostError } from '../../../../local/host/hostError';
import { isPastDue } from '../../../../local/host/timer/scheduleStatus';
import { parseTimerSchedule } from '../../../../local/host/timer/timerSchedule';

const nextOf = (schedule: string, after: string) =>
  new Date(parseTimerSchedule(schedule, 'f').next(Date.parse(after))).toISOString();

test.each([
  ['0 */5 * * * *', '2026-01-01T00:04:59Z', '2026-01-01T00:05:00.000Z'],
  ['0 */5 * * * *', '2026-01-01T00:05:00Z', '2026-01-01T00:10:00.000Z'],
  ['30 9 * * *', '2026-01-01T10:00:00Z', '2026-01-02T09:30:00.000Z'],
  ['0 30 9 * * MON-FRI', '2026-01-02T10:00:00Z', '2026-01-05T09:30:00.000Z'],
  ['0 0 0 1 JAN *', '2026-01-02T00:00:00Z', '2027-01-01T00:00:00.000Z'],
  ['0 0 5 * JUL,DEC *', '2026-01-02T00:00:00Z', '2026-07-01T05:00:00.000Z'],
  ['*/7 * * * * *', '2026-01-01T00:00:57Z', '2026-01-01T00:01:00.000Z'],
  ['0 0 0 7 7 *', '2026-01-01T00:00:00Z', '2026-07-07T00:00:00.000Z'],
  ['01:30:00', '2026-01-01T00:00:00Z', '2026-01-01T01:30:00.000Z'],
])('%s after %s is %s', (schedule, after, next) => {
  expect(nextOf(schedule, after)).toBe(next);
});

test('a day of the month and a day of the week must both be true', () => {
  // The 13th that is a Friday.
  expect(nextOf('0 0 0 13 * 5', '2026-01-01T00:00:00Z')).toBe('2026-02-13T00:00:00.000Z');
});

test.each([
  '0 0 0 L * *',
  '0 0 0 ? * *',
  '0 0 0 15W * *',
  '0 0 0 * * 5#2',
  '0 0 0 * * 7',
  '0 0 0 * * 5-7',
  '@daily',
  '* * *',
  '0 60 * * * *',
  '0 0 0 31 2 *',
  '00:00:00',
  'never',
])('%s is refused, and the function named', (schedule) => {
  expect(() => parseTimerSchedule(schedule, 'tick')).toThrow(HostError);
  expect(() => parseTimerSchedule(schedule, 'tick')).toThrow(
    `The schedule expression '${schedule}' was not recognized as a valid cron expression or timespan string.`,
  );
});

test('knows the shortest time between two occurrences', () => {
  expect(parseTimerSchedule('0 * * * * *', 'f').shortestMs).toBe(60_000);
  expect(parseTimerSchedule('0,10 0 * * * *', 'f').shortestMs).toBe(10_000);
});

test('a missed occurrence is past due, one that is still to come is not', () => {
  const schedule = parseTimerSchedule('0 0 * * * *', 'f');
  const lastMs = Date.parse('2026-01-01T10:00:00Z');
  const status = { lastMs, nextMs: schedule.next(lastMs), lastUpdatedMs: lastMs };
  expect(isPastDue(status, schedule, Date.parse('2026-01-01T10:59:59Z'))).toBe(false);
  expect(isPastDue(status, schedule, Date.parse('2026-01-01T11:00:01Z'))).toBe(true);
});

test('an occurrence that only the schedule of before had is not past due', () => {
  const before = parseTimerSchedule('0 0 * * * *', 'f');
  const lastMs = Date.parse('2026-01-01T10:00:00Z');
  const status = { lastMs, nextMs: before.next(lastMs), lastUpdatedMs: lastMs };
  const daily = parseTimerSchedule('0 0 9 * * *', 'f');
  expect(isPastDue(status, daily, Date.parse('2026-01-01T12:00:00Z'))).toBe(false);
});
