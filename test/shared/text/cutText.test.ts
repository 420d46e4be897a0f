import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutText, piecesOf } from '../../../shared/text/cutText';

test('a text is cut before a character that would not fit whole', () => {
  expect(cutText('abc😀', 4)).toBe('abc');
  expect(cutText('abc😀', 5)).toBe('abc😀');
  expect(cutText('abc😀d', 5)).toBe('abc😀');
  expect(cutText('😀', 1)).toBe('');
  expect(cutText('abc', 0)).toBe('');
});

test('half a character that came so is not taken for the half of another', () => {
  expect(cutText('ab\ud83dcd', 3)).toBe('ab\ud83d');
});

test('any text is cut to its own beginning, in whole characters, and loses one unit at most', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 40 }), (text, max) => {
      const cut = cutText(text, max);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, max - 1));
    }),
  );
});

test('the pieces of a text are whole in themselves and together', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 9 }), (text, max) => {
      const pieces = piecesOf(text, max);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.isWellFormed()).toBe(true);
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece.length).toBeGreaterThan(0);
      }
    }),
  );
});
