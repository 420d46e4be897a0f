import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markdownText } from '../../../../shared/conversation/reply/markdownText';

test.each([
  ['plain words stay as they are', 'Good morning!\nSee you.', 'Good morning!\nSee you.'],
  ['a heading stands in brackets', '## Plan\ngo', '【Plan】\n\ngo'],
  ['emphasis is dropped', '**bold** and *soft* and ~~old~~', 'bold and soft and old'],
  ['bullets are LINE’s own', '- one\n- two', '・one\n・two'],
  ['numbers stay', '3. one\n4. two', '3. one\n4. two'],
  ['lists within lists are set in', '- one\n  - two\n- three', '・one\n　・two\n・three'],
  ['tasks show whether they are done', '- [x] tea\n- [ ] rice', '・☑ tea\n・☐ rice'],
  ['code is shown as written', '```js\nif (a < b) {}\n```', 'if (a < b) {}'],
  ['code within a line loses its marks', 'run `npm start` <now>', 'run npm start'],
  ['a link shows where it leads', '[LINE](https://line.me)', 'LINE (https://line.me)'],
  ['a bare link is not said twice', 'see https://line.me', 'see https://line.me'],
  ['a picture is its words', '![a cat](https://example.com/c.png)', 'a cat'],
  ['a table of two columns is a list of pairs', '|a|b|\n|-|-|\n|x|1|\n|y|2|', '・x：1\n・y：2'],
  ['a wider table names its columns', '|a|b|c|\n|-|-|-|\n|x|1|2|', '・x\n　b：1\n　c：2'],
  ['a quote keeps its line', '> so be it', '│ so be it'],
  ['a line break stays', 'one<br>two', 'one\ntwo'],
  ['signs are not escaped twice', 'Fish & chips < 5 > 3 "ok"', 'Fish & chips < 5 > 3 "ok"'],
  ['Japanese emphasis is dropped too', '**重要**：確認', '重要：確認'],
  ['emphasis beside full-width marks is dropped as well', '**「重要」**です', '「重要」です'],
])('%s', (_name, markdown, text) => {
  expect(markdownText(markdown)).toBe(text);
});

test('whatever comes, text comes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (markdown) => {
      expect(typeof markdownText(markdown)).toBe('string');
    }),
  );
});

test.each([
  ['quotes', '>'.repeat(20_000) + 'deep'],
  ['quotes with spaces', '> '.repeat(20_000) + 'deep'],
  ['lists', '- '.repeat(20_000) + 'deep'],
  ['numbered lists', '1. '.repeat(9_000) + 'deep'],
  [
    'indented lists',
    Array.from({ length: 240 }, (_, i) => `${' '.repeat(i * 2)}- deep`).join('\n'),
  ],
])('%s of any depth are shown', (_what, markdown) => {
  expect(markdownText(markdown)).toContain('deep');
});

test.each([
  ['blanks', `a${' '.repeat(29_000)}b`],
  ['open tags', `<div>${'<'.repeat(29_000)}`],
  ['open links', '['.repeat(30_000)],
])('%s without end are no work without end', (_what, markdown) => {
  for (let round = 0; round < 20; round += 1) markdownText(markdown);
});
