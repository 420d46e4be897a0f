import { HTMLProcessingParser, jaModel, zhHansModel, zhHantModel } from 'budoux';
import LineBreaker from 'linebreak';
import type { Language } from '../../../content/languages';
import { countGraphemes, graphemesOf } from '../../../text/graphemes';

/** A stretch of text that is never broken, and how good a place for a line's end comes after it. */
export interface Atom {
  readonly text: string;
  /**
   * `must`: a line ends here. `best`: between sentences or clauses. `good`: between words or phrases. `poor`: allowed, but
   * inside a phrase. `hyphen`: inside a word, where the line ends in a hyphen.
   */
  readonly after: 'must' | 'best' | 'good' | 'poor' | 'hyphen';
}

/** @see https://www.w3.org/TR/jlreq/#line_composition_rules_for_punctuation_marks */
const neverFirst =
  /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ、。，．・：；？！）］｝」』】〕〉》’”…‥％℃°ๆฯ!?,.:;)\]}%]/u;
const neverLast = /[（［｛「『【〔〈《‘“([{]$/u;

/** A number and what it counts are read as one. */
const numberLast = /[0-9０-９]$/u;
const counterFirst =
  /^[元円圓年月日時时分秒個个名人歳岁号號階阶割折件本枚張张点點度回次週周千百万萬億亿]/u;

const phrases = new Map<Language, HTMLProcessingParser>();
const phraseModels = { ja: jaModel, 'zh-CN': zhHansModel, 'zh-TW': zhHantModel } as const;
const hanWords = new Map<Language, Intl.Segmenter>();
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

/**
 * Where lines may end: UAX #14 with what it leaves to others: Thai words, Japanese and Chinese phrases, Korean words kept
 * whole, and the characters that no line begins or ends with.
 */
export function breakText(text: string, language: Language): Atom[] {
  const goodEnds = phraseEnds(text, language);
  const ends = [...new Set([...unicodeEnds(text), ...thaiEnds(text)])].sort((a, b) => a - b);
  const atoms: Atom[] = [];
  let start = 0;
  for (const end of ends) {
    const before = text.slice(start, end);
    const rest = text.slice(end);
    if (end === text.length || /\n$/.test(before)) {
      atoms.push({ text: before.replace(/\n$/, ''), after: 'must' });
    } else if (neverFirst.test(rest) || neverLast.test(before.trimEnd())) {
      continue;
    } else if (numberLast.test(before) && counterFirst.test(rest)) {
      continue;
    } else if (language === 'ko' && !/\s$/.test(before)) {
      continue;
    } else {
      const good = /\s$/.test(before) || goodEnds === undefined || goodEnds.has(end);
      const after = endsClause(before) ? 'best' : good ? 'good' : 'poor';
      atoms.push({ text: before, after });
    }
    start = end;
  }
  return atoms;
}

/** Marks end a clause; in Thai, which has no spaces between words, a space does. */
function endsClause(text: string): boolean {
  return (
    /[。、，．！？；：,.!?;:–—…][」』）)”’"]*\s*$/u.test(text) || /\p{Script=Thai}\s+$/u.test(text)
  );
}

/** Every grapheme an atom: for a word that is wider than the line. */
export function breakAnywhere({ text, after }: Atom): Atom[] {
  const pieces = graphemesOf(text);
  return pieces.map((piece, index) => ({
    text: piece,
    after: index === pieces.length - 1 ? after : 'poor',
  }));
}

function unicodeEnds(text: string): number[] {
  const breaker = new LineBreaker(text);
  const ends: number[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    ends.push(next.position);
  }
  return ends;
}

/** Thai writes no spaces between words; pieces of one grapheme stay with the word before. */
function thaiEnds(text: string): number[] {
  if (!/\p{Script=Thai}/u.test(text)) return [];
  const words = [...thaiWords.segment(text)];
  return words.flatMap(({ segment, index }, position) => {
    const next = words[position + 1];
    if (next === undefined || !isThai(segment) || !isThai(next.segment)) return [];
    if (countGraphemes(segment) < 2 || countGraphemes(next.segment) < 2) return [];
    return [index + segment.length];
  });
}

function isThai(text: string): boolean {
  return /^\p{Script=Thai}+$/u.test(text);
}

/** A phrase's ends that are also ends of words: where the two disagree the end is inside a word. */
function phraseEnds(text: string, language: Language): Set<number> | undefined {
  const model = phraseModels[language as keyof typeof phraseModels];
  if (model === undefined) return undefined;
  const parser = phrases.get(language) ?? new HTMLProcessingParser(model);
  phrases.set(language, parser);
  const words = hanWords.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  hanWords.set(language, words);
  const starts = new Set([...words.segment(text)].map(({ index }) => index));
  const ends = new Set<number>();
  let end = 0;
  for (const phrase of parser.parse(text)) {
    end += phrase.length;
    if (starts.has(end)) ends.add(end);
  }
  return ends;
}
