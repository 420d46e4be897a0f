import { type Language, languages } from './languages';
import { judgeWords } from './wishes/judgeWords';
import { lexiconOf } from './wishes/lexicon';
import { nearWord, shortestMistyped } from './wishes/nearWord';
import { plainText } from './wishes/plainText';
import { readWords } from './wishes/readWords';
import { vocabularies } from './wishes/vocabulary';

/** What a text asks for: a card of this category, in the language in which it was asked. */
export interface FoundWish {
  readonly category: string;
  readonly language: Language;
}

/** A longer text says more than a wish. */
const longestWish = 120;

/**
 * The wish that a text is: a greeting or a topic, with nothing else but words that change nothing. Undefined when it says
 * something that the vocabularies do not know. `usual` is what the writer normally reads; it wins where the words are those
 * of several languages.
 */
export function findRichMessageWish(text: string, usual?: Language): FoundWish | undefined {
  if (text.length > longestWish) return undefined;
  const plain = plainText(text);
  if (plain === '') return undefined;
  const candidates = [...languagesOf(plain)].sort(
    (a, b) => Number(b === usual) - Number(a === usual),
  );
  return (
    findIn(candidates, (language) => wishIn(plain, language)) ??
    findIn(candidates, (language) => {
      const corrected = corrections(plain, language);
      return corrected === undefined ? undefined : wishIn(corrected, language);
    })
  );
}

function findIn(
  candidates: readonly Language[],
  categoryIn: (language: Language) => string | undefined,
): FoundWish | undefined {
  for (const language of candidates) {
    const category = categoryIn(language);
    if (category !== undefined) return { category, language };
  }
  return undefined;
}

function wishIn(plain: string, language: Language): string | undefined {
  const words = readWords(lexiconOf(language).trie, plain);
  return words === undefined ? undefined : judgeWords(words);
}

const latin: readonly Language[] = ['en', 'es', 'fr', 'de', 'vi', 'id'];

/** In which languages a text may be, by its script; the likelier one first. */
function languagesOf(plain: string): readonly Language[] {
  if (/\p{Script=Thai}/u.test(plain)) return ['th'];
  if (/\p{Script=Hangul}/u.test(plain)) return ['ko'];
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(plain)) return ['ja'];
  if (/[\p{Script=Han}\p{Script=Bopomofo}]/u.test(plain)) return ['zh-TW', 'zh-CN', 'ja'];
  return latin;
}

/** The text with one mistyped word put right; undefined when none was. */
function corrections(plain: string, language: Language): string | undefined {
  const { words, longWords } = lexiconOf(language);
  const unknown = (plain.match(/[a-z]+/g) ?? []).filter((word) => !words.has(word));
  const [mistyped] = unknown;
  if (mistyped === undefined || unknown.length > 1 || mistyped.length < shortestMistyped)
    return undefined;
  const meant = nearWord(mistyped, longWords);
  return meant === undefined ? undefined : plain.replace(mistyped, meant);
}

/** Greetings and topics of all languages, in plain text, for tests and for those who imitate a model. */
export function wishPhrases(): readonly { readonly text: string; readonly wish: FoundWish }[] {
  return languages.flatMap((language) => {
    const { greetings, topics } = vocabularies[language];
    return [greetings, topics].flatMap((group) =>
      Object.entries(group).flatMap(([category, texts]) =>
        texts.map((text) => ({ text: plainText(text), wish: { category, language } })),
      ),
    );
  });
}
