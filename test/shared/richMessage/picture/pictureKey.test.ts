import { expect, test } from '@jest/globals';
import { pictureKey } from '../../../../shared/richMessage/picture/pictureKey';
import type { RichMessage } from '../../../../shared/richMessage/richMessage';
import type { Template, Templates } from '../../../../shared/richMessage/templates/templates';

const templatesOf = (version: string): Templates =>
  new Map([['sunrise', { id: 'sunrise', version } as Template]]);
const templates = templatesOf('1');

const aMessage = (fields: Partial<RichMessage> = {}): RichMessage => ({
  template: 'sunrise',
  language: 'en',
  layout: 'A',
  heightPx: 1040,
  altText: 'x',
  cells: [{ text: { title: 'a', body: 'b' } }],
  ...fields,
});

test('the same picture has the same key, whatever is said or tapped beside it', () => {
  expect(pictureKey(aMessage({ altText: 'other' }), templates)).toBe(
    pictureKey(aMessage(), templates),
  );
});

test.each([
  ['words', { cells: [{ text: { title: 'a', body: 'c' } }] }],
  ['words in another place', { cells: [{ text: { title: 'ab' } }] }],
  ['height', { heightPx: 1041 }],
  ['layout', { layout: 'C' as const }],
  ['language, which chooses the fonts', { language: 'ja' as const }],
])('other %s make another key', (_what, fields) => {
  expect(pictureKey(aMessage(fields), templates)).not.toBe(pictureKey(aMessage(), templates));
});

test('a changed template makes another key', () => {
  expect(pictureKey(aMessage(), templatesOf('2'))).not.toBe(pictureKey(aMessage(), templates));
});

test('a key fits a URL and tells nothing', () => {
  expect(pictureKey(aMessage(), templates)).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('an unknown template is refused', () => {
  expect(() => pictureKey(aMessage({ template: 'x' }), templates)).toThrow(/no template x/);
});
