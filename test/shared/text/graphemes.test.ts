import { expect, test } from '@jest/globals';
import { countGraphemes, cutGraphemes, shorten } from '../../../shared/text/graphemes';

const family = '👨‍👩‍👧‍👦';
const flag = '🇹🇭';
const thai = 'ที่';

test('what a reader takes for one character counts as one', () => {
  expect(countGraphemes(`${family}${flag}${thai}e\u0301`)).toBe(4);
  expect(countGraphemes('')).toBe(0);
});

test('a text is cut between characters as a reader sees them', () => {
  expect(cutGraphemes(`a${family}${flag}`, 2)).toBe(`a${family}`);
  expect(cutGraphemes(`a${family}`, 2)).toBe(`a${family}`);
});

test('a text that is too long ends in an ellipsis, which counts', () => {
  expect(shorten(`${flag}${flag}${flag}`, 3)).toBe(`${flag}${flag}${flag}`);
  expect(shorten(`${flag}${flag}${flag}`, 2)).toBe(`${flag}…`);
  expect(shorten('good morning', 6)).toBe('good…');
});
