import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitText } from '../../../../shared/conversation/reply/splitText';

test('a short text is one message', () => {
  expect(splitText('Good morning.', 5, 'en')).toEqual(['Good morning.']);
});

test('a long text is cut at paragraphs', () => {
  const paragraph = `${'One sentence stands here. '.repeat(30).trim()}`;
  const parts = splitText([paragraph, paragraph, paragraph].join('\n\n'), 5, 'en');
  expect(parts).toEqual([paragraph, paragraph, paragraph]);
});

test.each([
  ['en', 'A sentence that says something plain. '],
  ['ja', 'これは何かを伝える一つの文です。'],
])('a long paragraph is cut at the ends of sentences (%s)', (language, sentence) => {
  const parts = splitText(sentence.repeat(150), 5, language);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.endsWith(sentence.trim())).toBe(true);
  expect(parts.join('').replaceAll(' ', '')).toBe(sentence.repeat(150).replaceAll(' ', ''));
});

test('what does not fit ends in an ellipsis', () => {
  const parts = splitText('Words and words. '.repeat(5000), 5, 'en');
  expect(parts).toHaveLength(5);
  expect(parts.at(-1)?.endsWith('…')).toBe(true);
});

test('every message fits, none is empty, no character is cut, and nothing is lost', () => {
  const long = fc
    .array(fc.constantFrom('漢字', '😀', 'ยินดี', 'word ', '. ', '。', '\n\n', '\n', '👨‍👩‍👧 '), {
      maxLength: 3000,
    })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(long, fc.integer({ min: 1, max: 5 }), (text, most) => {
      const parts = splitText(text, most, 'ja');
      expect(parts.length).toBeLessThanOrEqual(most);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(5000);
        expect(part.isWellFormed()).toBe(true);
      }
      const squeeze = (value: string) => value.replace(/\s/g, '');
      const whole = squeeze(parts.join(''));
      if (!whole.endsWith('…')) expect(whole).toBe(squeeze(text));
    }),
    { numRuns: 60 },
  );
});
