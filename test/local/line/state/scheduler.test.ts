import { expect, test } from '@jest/globals';
import { createScheduler } from '../../../../local/line/state/scheduler';

test('runs what is due after a jump of the clock, in order of time, and not what was cancelled', () => {
  let now = 0;
  const scheduler = createScheduler(() => now);
  const ran: string[] = [];
  scheduler.at(2000, () => ran.push('second'));
  scheduler.at(1000, () => ran.push('first'));
  scheduler.at(9000, () => ran.push('later'));
  scheduler.at(1500, () => ran.push('cancelled'))();
  scheduler.tick();
  expect(ran).toEqual([]);
  now = 5000;
  scheduler.tick();
  expect(ran).toEqual(['first', 'second']);
  scheduler.clear();
  now = 10_000;
  scheduler.tick();
  expect(ran).toEqual(['first', 'second']);
});
