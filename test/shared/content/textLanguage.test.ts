import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';

test.each([
  ['สวัสดี', 'en', 'th'],
  ['안녕하세요', 'ja', 'ko'],
  ['おはよう', 'en', 'ja'],
  ['カタカナ', 'zh-TW', 'ja'],
  ['今日はいい天気', 'zh-TW', 'ja'],
  ['你好', 'en', 'zh-TW'],
  ['你好', 'zh-CN', 'zh-CN'],
  ['漢字', 'ja', 'ja'],
  ['hello', 'fr', 'fr'],
  ['123 👍', 'vi', 'vi'],
  ['', 'de', 'de'],
] as const)('"%s" of somebody who reads %s is %s', (text, usual, language) => {
  expect(textLanguage(text, usual)).toBe(language);
});

test('a text of Latin letters alone never changes the language', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abcXYZ éñ ß,.!?') }),
      fc.constantFrom(...languages),
      (text, usual) => textLanguage(text, usual) === usual,
    ),
  );
});
