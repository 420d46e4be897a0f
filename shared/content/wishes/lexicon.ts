import type { Language } from '../languages';
import { shortestMistyped } from './nearWord';
import { plainText } from './plainText';
import { vocabularies, type Vocabulary } from './vocabulary';
import { addWord, createTrie, type Trie, type Word } from './wordTrie';

/** A language's vocabulary, made ready to be found in texts. */
export interface Lexicon {
  readonly trie: Trie;
  /** Every single word of Latin letters. */
  readonly words: ReadonlySet<string>;
  /** Those long enough to be told when mistyped. */
  readonly longWords: readonly string[];
}

const lexicons = new Map<Language, Lexicon>();

/** Made when a language is first met. */
export function lexiconOf(language: Language): Lexicon {
  const known = lexicons.get(language);
  if (known !== undefined) return known;
  const made = createLexicon(vocabularies[language]);
  lexicons.set(language, made);
  return made;
}

function createLexicon(vocabulary: Vocabulary): Lexicon {
  const trie = createTrie();
  const words = new Set<string>();
  const add = (text: string, fields: Word) => {
    for (const spelling of spellings(text)) {
      addWord(trie, spelling, fields);
      for (const word of spelling.match(/[a-z]+/g) ?? []) words.add(word);
    }
  };
  const addAll = (texts: readonly string[], fields: Word) =>
    texts.forEach((text) => add(text, fields));
  const { greetings, topics, things } = vocabulary;
  Object.entries(greetings).forEach(([greeting, texts]) => addAll(texts, { greeting }));
  Object.entries(topics).forEach(([topic, texts]) => addAll(texts, { topic }));
  Object.entries(things).forEach(([thing, texts]) => addAll(texts, { thing }));
  addAll(vocabulary.asks, { asks: true });
  addAll(vocabulary.wants, { wants: true });
  addAll(vocabulary.remarks, { remarks: true });
  addAll(vocabulary.refusals, { refuses: true });
  addAll(vocabulary.fillers, { fills: true });
  addAll(vocabulary.laughter, { fills: true, laughs: true });
  const longWords = [...words].filter(({ length }) => length >= shortestMistyped);
  return { trie, words, longWords };
}

/** A word as it is normally written, and with umlauts spelled out. */
function spellings(text: string): Set<string> {
  const spelledOut = text.replace(/[äöü]/g, (letter) => `${plainText(letter)}e`);
  return new Set([plainText(text), plainText(spelledOut)].filter((word) => word !== ''));
}
