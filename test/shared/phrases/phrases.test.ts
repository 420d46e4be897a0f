import { expect, test } from '@jest/globals';
import { languages } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';
import { phrasesIn } from '../../../shared/phrases/phrasesIn';

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

test.each(languages)('every label in %s fits a chip', (language) => {
  const { label, categories } = phrasesIn(language);
  for (const words of [...Object.values(label), ...Object.values(categories)]) {
    expect({ words, fits: graphemes(words) <= 20 }).toEqual({ words, fits: true });
  }
});

test.each(languages)('what is filled in has its place in %s', (language) => {
  const { settingsSaved, setting } = phrasesIn(language);
  for (const phrase of [settingsSaved, ...Object.values(setting)]) expect(phrase).toContain('{}');
});

test.each(['ja', 'th', 'ko', 'zh-TW', 'zh-CN'] as const)(
  '%s is written in its own script',
  (language) => {
    const { welcome, refused, forgetAsk, unreadable } = phrasesIn(language);
    for (const phrase of [welcome, refused, forgetAsk, ...Object.values(unreadable)]) {
      expect(textLanguage(phrase, language)).toBe(language);
    }
  },
);

test('the button that buys time fits a template with one button', () => {
  for (const language of languages) {
    expect(graphemes(phrasesIn(language).stillThinking)).toBeLessThanOrEqual(160);
    expect(graphemes(phrasesIn(language).share)).toBeLessThanOrEqual(160);
  }
});
