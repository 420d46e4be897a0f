/** White space that is kept between two words; more of it says nothing. */
const maxGap = 100;

/** Puts the words of a document together, in time that grows with the document and no faster. */
export interface WordCollector {
  readonly length: number;
  text(run: string): void;
  /** A tab, a line, or the end of a paragraph. */
  space(mark: '\t' | '\n'): void;
  openRow(): void;
  openCell(): void;
  closeCell(): void;
  closeRow(): void;
  words(): string;
}

export function createWordCollector(): WordCollector {
  const parts: string[] = [];
  let length = 0;
  /** What stands behind the last word: written when another word comes. */
  let gap = '';
  let row = { gap: '', length: 0 };
  let cell = { gap: '', length: 0 };

  const hasWords = (since: { length: number }) => length > since.length;
  const widen = (mark: string) => {
    gap = (gap + mark).slice(0, maxGap);
  };

  return {
    get length() {
      return length;
    },
    text(run) {
      const words = run.trimEnd();
      if (words !== '') {
        parts.push(gap, words);
        length += gap.length + words.length;
        gap = '';
      }
      widen(run.slice(words.length));
    },
    space: widen,
    openRow() {
      row = { gap, length };
    },
    openCell() {
      cell = { gap, length };
    },
    closeCell() {
      // Paragraphs of a cell end with it; an empty cell keeps its place.
      gap = hasWords(cell) ? '' : cell.gap;
      widen('\t');
    },
    closeRow() {
      gap = hasWords(row) ? '\n' : row.gap;
    },
    words: () =>
      parts
        .join('')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
  };
}
