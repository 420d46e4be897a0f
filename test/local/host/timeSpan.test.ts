import { expect, test } from '@jest/globals';
import { parseTimeSpanMs } from '../../../local/host/timeSpan';

test.each([
  ['00:00:02', 2000],
  ['01:02:03', 3_723_000],
  ['00:00:00.100', 100],
  ['2.00:00:01', 172_801_000],
  ['24:00:00', 24 * 86_400_000],
  ['7', 7 * 86_400_000],
])('%s is %i ms', (text, ms) => {
  expect(parseTimeSpanMs(text)).toBe(ms);
});

test.each(['', '5s', '00:61:00', '1:2', '-00:00:01', '00:00:02x', '25:30:00'])(
  '%p is none',
  (text) => {
    expect(parseTimeSpanMs(text)).toBeUndefined();
  },
);
