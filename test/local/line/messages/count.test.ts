import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fits } from '../../../../local/line/messages/count';
import { family } from './complaints';

test('a family is one grapheme cluster and eleven UTF-16 units', () => {
  expect(fits(family, 1, 'graphemes')).toBe(true);
  expect(fits(family, 10, 'utf16')).toBe(false);
  expect(fits(family, 11, 'utf16')).toBe(true);
});

test('Thai vowels and tones and Japanese voicing marks belong to their letter', () => {
  expect(fits('ที่นี่', 2, 'graphemes')).toBe(true);
  expect(fits('ที่นี่', 5, 'utf16')).toBe(false);
  expect(fits('か\u3099', 1, 'graphemes')).toBe(true);
});

test('fits exactly up to the count, in either counting', () => {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const graphemes = [...segmenter.segment(text)].length;
      expect(fits(text, graphemes, 'graphemes')).toBe(true);
      expect(fits(text, text.length, 'utf16')).toBe(true);
      if (text.length === 0) return;
      expect(fits(text, graphemes - 1, 'graphemes')).toBe(false);
      expect(fits(text, text.length - 1, 'utf16')).toBe(false);
    }),
  );
});

test('whatever fits in UTF-16 fits in graphemes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, max) => {
      if (fits(text, max, 'utf16')) expect(fits(text, max, 'graphemes')).toBe(true);
    }),
  );
});
