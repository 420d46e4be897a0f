import { expect, test } from '@jest/globals';
import {
  isBroken,
  type WidthAnswer,
  widthFlags,
} from '../../../../local/line/page/client/messages/widthFlags';

const anAnswer = (changes: Partial<WidthAnswer> = {}): WidthAnswer => ({
  widthPx: 460,
  status: 200,
  contentType: 'image/jpeg',
  bytes: 40_000,
  foundWidthPx: 460,
  ms: 12,
  ...changes,
});

test('has nothing against a JPEG or PNG of the right width', () => {
  expect(widthFlags(anAnswer())).toEqual([]);
  expect(widthFlags(anAnswer({ contentType: 'image/png' }))).toEqual([]);
});

test.each<[string, Partial<WidthAnswer>, string]>([
  ['is missing', { status: 404, contentType: '', foundWidthPx: 0 }, 'missing (404)'],
  ['does not answer', { status: 0, error: 'refused', foundWidthPx: 0 }, 'missing (refused)'],
  ['has a type LINE does not take', { contentType: 'image/webp' }, 'wrong type image/webp'],
  ['is a byte over 10 MB', { bytes: 10 * 1024 * 1024 + 1 }, 'over 10 MB'],
  ['has another width than its address says', { foundWidthPx: 1040 }, '1040 px wide'],
  ['is no picture', { foundWidthPx: 0 }, 'no px wide'],
])('flags a width that %s', (_, changes, flag) => {
  const flags = widthFlags(anAnswer(changes));
  expect(flags).toEqual([flag]);
  expect(isBroken(flags)).toBe(true);
});

test('takes 10 MB and a second without a word', () => {
  expect(widthFlags(anAnswer({ bytes: 10 * 1024 * 1024, ms: 1000 }))).toEqual([]);
});

test('flags a slow answer, which is not a broken one', () => {
  const flags = widthFlags(anAnswer({ ms: 2340 }));
  expect(flags).toEqual(['slow (2.3 s)']);
  expect(isBroken(flags)).toBe(false);
});

test('does not guess a type or a size that is not known', () => {
  expect(widthFlags(anAnswer({ contentType: '', bytes: 0 }))).toEqual([]);
});
