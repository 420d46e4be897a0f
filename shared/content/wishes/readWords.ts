import { type Trie, type Word, wordsAt } from './wordTrie';

interface Step {
  /** Words from the beginning to here; those that refuse come first and do not count. */
  readonly count: number;
  readonly before: number;
  readonly word: Word | undefined;
}

/** The words of which a text consists, the fewest that will do; undefined unless they are the whole of it. */
export function readWords(trie: Trie, text: string): Word[] | undefined {
  const steps: (Step | undefined)[] = Array.from({ length: text.length + 1 });
  steps[0] = { count: 0, before: -1, word: undefined };
  for (let at = 0; at < text.length; at += 1) {
    const here = steps[at];
    if (here === undefined) continue;
    if (text[at] === ' ') {
      offer(steps, at + 1, { count: here.count, before: at, word: undefined });
      continue;
    }
    const isInWord = !isBetweenWords(text, at);
    wordsAt(trie, text, at, (end, word) => {
      // Within letters that belong together only laughter goes on: "hahaha".
      if (isInWord && !(word.laughs === true && here.word?.laughs === true)) return;
      if (word.laughs !== true && !isBetweenWords(text, end)) return;
      offer(steps, end, { count: here.count + (word.refuses === true ? 0 : 1), before: at, word });
    });
  }
  return collect(steps);
}

function offer(steps: (Step | undefined)[], at: number, step: Step): void {
  const known = steps[at];
  if (known === undefined || step.count < known.count) steps[at] = step;
}

function collect(steps: readonly (Step | undefined)[]): Word[] | undefined {
  let step = steps.at(-1);
  if (step === undefined) return undefined;
  const words: Word[] = [];
  while (step !== undefined) {
    if (step.word !== undefined) words.unshift(step.word);
    step = steps[step.before];
  }
  return words;
}

/** Latin letters and digits belong together as long as they touch; other scripts are written without spaces. */
function isBetweenWords(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return !(isLetter(before) && isLetter(after)) && !(isDigit(before) && isDigit(after));
}

const isLetter = (code: number) => code >= 97 && code <= 122;
const isDigit = (code: number) => code >= 48 && code <= 57;
