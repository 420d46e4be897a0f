/** What a word is in a language. */
export interface Word {
  greeting?: string;
  topic?: string;
  thing?: string;
  asks?: boolean;
  wants?: boolean;
  remarks?: boolean;
  refuses?: boolean;
  fills?: boolean;
  laughs?: boolean;
}

/** Letters by which words begin and go on; `word` where one ends. */
export interface Trie {
  readonly next: Map<string, Trie>;
  word?: Word;
}

export function createTrie(): Trie {
  return { next: new Map() };
}

/** Adds what `fields` say of a word to what is known of it. */
export function addWord(trie: Trie, letters: string, fields: Word): void {
  let node = trie;
  for (const letter of letters) {
    let next = node.next.get(letter);
    if (next === undefined) {
      next = createTrie();
      node.next.set(letter, next);
    }
    node = next;
  }
  node.word = { ...fields, ...node.word };
}

/** Sounds that are drawn out in Japanese: "おはよーー", "おはよおお", "おはよっ". */
const drawnOut = /[ーあいうえおっん]/u;
const kana = /[\u3041-\u3096ー]/u;

/**
 * Calls `found` for each word that begins at a place, with the place behind it. A letter may be drawn out ("gooood"), and the
 * space inside a phrase may be missing ("goodmorning").
 */
export function wordsAt(
  trie: Trie,
  text: string,
  from: number,
  found: (end: number, word: Word) => void,
): void {
  const walk = (node: Trie, at: number): void => {
    if (node.word !== undefined) found(at, node.word);
    const letter = text[at];
    const space = node.next.get(' ');
    if (space !== undefined && letter !== ' ' && letter !== undefined) walk(space, at);
    if (letter === undefined) return;
    const next = node.next.get(letter);
    if (next !== undefined) walk(next, at + 1);
    const last = at > from ? text[at - 1] : undefined;
    if (last === undefined) return;
    const isDrawnOut = letter === last || (drawnOut.test(letter) && kana.test(last));
    if (isDrawnOut && next === undefined && letter !== ' ') walk(node, at + 1);
  };
  walk(trie, from);
}
