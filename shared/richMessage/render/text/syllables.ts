import createHyphenator from 'hyphen';
import type { Language } from '../../../content/languages';
import type { Atom } from './breakText';

/** A shorter word is never divided. */
const minWordLength = 8;
/** A line neither ends nor begins with less of a divided word. */
const minPart = 3;
/** The library remembers each word that it divided: after this many it begins again. */
const maxRemembered = 2000;
const mark = '\u00ad';

type Divide = (word: string) => string;

interface Hyphenation {
  /** Loaded when a word first needs it: the German patterns are 700 KB. */
  readonly load: () => Promise<{ readonly default: unknown }>;
  /** Whether a word may be divided between these two parts, beyond what the patterns say. */
  readonly allows?: (before: string, after: string) => boolean;
}

/**
 * The languages whose long words are divided. Vietnamese needs no patterns: it writes each syllable as a word of its own, so
 * its lines end at syllables already.
 */
const hyphenations: Partial<Record<Language, Hyphenation>> = {
  de: { load: () => import('hyphen/patterns/de-1996') },
  id: { load: () => import('hyphen/patterns/id'), allows: isIndonesianSyllable },
};

const dividers = new Map<Language, { divide: Divide; words: number }>();
const loaded = new Map<Language, Promise<unknown>>();

/** Whether long words of a language may be divided. */
export function hasSyllables(language: Language): boolean {
  return hyphenations[language] !== undefined;
}

/** A word in parts that a line may end after, with a hyphen; a word that is not divided comes back whole. */
export async function divideWord({ text, after }: Atom, language: Language): Promise<Atom[]> {
  const hyphenation = hyphenations[language];
  const word = /\p{L}{8,}/u.exec(text);
  if (hyphenation === undefined || word === null) return [{ text, after }];
  const divide = await dividerOf(language, hyphenation);
  const start = word.index;
  const end = start + word[0].length;
  const ends: number[] = [];
  let length = 0;
  for (const part of divide(word[0]).split(mark).slice(0, -1)) {
    length += part.length;
    const [before, rest] = [word[0].slice(0, length), word[0].slice(length)];
    if (before.length < minPart || rest.length < minPart) continue;
    if (hyphenation.allows?.(before, rest) ?? true) ends.push(start + length);
  }
  // A word that has a hyphen of its own is divided there.
  if (ends.length === 0 || text.slice(end).startsWith('-')) return [{ text, after }];
  return [...ends, text.length].map((to, index) => ({
    text: text.slice(ends[index - 1] ?? 0, to),
    after: index === ends.length ? after : 'hyphen',
  }));
}

async function dividerOf(language: Language, { load }: Hyphenation): Promise<Divide> {
  const known = dividers.get(language);
  if (known !== undefined && known.words < maxRemembered) {
    known.words += 1;
    return known.divide;
  }
  const loading = loaded.get(language) ?? load().then((module) => module.default);
  loaded.set(language, loading);
  const options = { hyphenChar: mark, minWordLength, async: false } as const;
  const divide = createHyphenator(await loading, options);
  dividers.set(language, { divide, words: 1 });
  return divide;
}

/**
 * The patterns know the usual consonants between vowels, not those of compounds (`tang-gu-ngja-wabk-an`): a syllable begins
 * with one consonant, one of the pairs that are one sound or end in l or r, or with a vowel, and ends with one at most.
 */
function isIndonesianSyllable(before: string, after: string): boolean {
  const begins = /^(?:ng|ny|sy|kh|[bpdtgkfs][rl]|[b-df-hj-np-tv-z])?[aeiou]/iu.test(after);
  return begins && /[aeiou](?:ng|[b-df-hj-np-tv-z])?$/iu.test(before);
}
