import { expect, test } from '@jest/globals';
import { type Language, languages } from '../../../../shared/content/languages';
import { writesOfDying } from '../../../../shared/conversation/care/writesOfDying';
import sentences from './careSentences.json';

const of = (kind: 'care' | 'other') =>
  languages.flatMap((language) => sentences[language][kind].map((text) => ({ language, text })));

test.each(of('care'))('$language: “$text” is answered with care', ({ language, text }) => {
  expect(writesOfDying(text, language)).toBe(language);
});

test.each(of('care'))('“$text” is understood whatever its writer usually reads', ({ text }) => {
  for (const usual of languages) expect(writesOfDying(text, usual)).toBeDefined();
});

test.each(of('other'))('$language: “$text” is not', ({ language, text }) => {
  expect(writesOfDying(text, language)).toBeUndefined();
});

test.each<[string, Language, Language]>([
  ['I want to die', 'th', 'en'],
  ['死にたい', 'en', 'ja'],
  ['我想死', 'zh-CN', 'zh-CN'],
  ['我想自杀', 'en', 'zh-CN'],
  ['我想自殺', 'en', 'zh-TW'],
])('“%s”, by somebody who reads %s, is answered in %s', (text, usual, answered) => {
  expect(writesOfDying(text, usual)).toBe(answered);
});

test('it is found in the middle of a text in two languages, in capitals and across lines', () => {
  expect(writesOfDying('สวัสดี\nI  DON’T WANT TO\nLIVE ANYMORE', 'th')).toBe('en');
  expect(writesOfDying('Hello, how are you? もう死にたい', 'en')).toBe('ja');
});
