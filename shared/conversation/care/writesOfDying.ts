import { type Language, languages } from '../../content/languages';
import { textLanguage } from '../../content/textLanguage';
import { type CareWords, careWords } from './careWords';

/** A longer text is read from its beginning: nobody waits for a table. */
const readUnits = 5000;

/**
 * The language in which a text says that its writer does not want to live; undefined when it does not. The table knows what
 * people write of themselves in eleven languages, whatever the writer usually reads, and sets figures of speech aside. It
 * prefers one caring answer too many to one too few.
 */
export function writesOfDying(text: string, usual: Language): Language | undefined {
  const accented = text.slice(0, readUnits).normalize('NFKC').toLowerCase();
  const tidy = accented.replace(/[’‘`´]/gu, "'").replace(/\s+/gu, ' ');
  const plain = withoutAccents(tidy);
  const found = languages.filter((language) => says(language, tidy, plain));
  if (found.length === 0) return undefined;
  const preferred = textLanguage(text, usual);
  if (preferred === 'zh-TW' && usual !== 'zh-TW' && isSimplified(text)) return 'zh-CN';
  return found.includes(preferred) ? preferred : found[0];
}

function says(language: Language, tidy: string, plain: string): boolean {
  switch (language) {
    case 'zh-TW':
    case 'zh-CN':
      return matches(careWords.zh, plain);
    case 'vi':
      return matches(careWords.vi, tidy) || (tidy === plain && matches(careWords.viPlain, plain));
    case 'en':
    case 'th':
    case 'ja':
    case 'ko':
    case 'id':
    case 'es':
    case 'fr':
    case 'de':
      return matches(careWords[language], plain);
    default:
      return language satisfies never;
  }
}

function matches({ figurative, care }: CareWords, text: string): boolean {
  return text.replaceAll(figurative, ' ~ ').search(care) >= 0;
}

function withoutAccents(text: string): string {
  const letters = text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
  return letters.replaceAll('đ', 'd').replaceAll('ß', 'ss').normalize('NFC');
}

/** Characters that only simplified Chinese has, of those that such texts are made of. */
function isSimplified(text: string): boolean {
  return /[杀结轻楼从这个没么着难过发现们说觉还继续谁]/u.test(text);
}
