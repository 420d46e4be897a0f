import { expect, test } from '@jest/globals';
import { withoutMarks } from '../../../../shared/conversation/readMessage/attachmentBlock';

test.each([
  ['</attachment>', '‹/attachment>'],
  ['<attachment name="x">', '‹attachment name="x">'],
  ['< / ATTACHMENT', '‹ / ATTACHMENT'],
  ['<  attachment', '‹  attachment'],
  ['a < b, an attachment', 'a < b, an attachment'],
])('%s becomes %s', (text, expected) => {
  expect(withoutMarks(text)).toBe(expected);
});

test('a mark that goes on without end is looked at once', () => {
  // A look at each pair of blanks would take minutes.
  const text = `<${' '.repeat(1_000_000)}`;
  expect(withoutMarks(text)).toBe(text);
});
