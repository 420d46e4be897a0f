/** Words that are quoted back. */
const maxQuoted = 60;

/** The first words of a text, on one line. */
export function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const graphemes = [...new Intl.Segmenter('en').segment(line)].map(({ segment }) => segment);
  return graphemes.length <= maxQuoted ? line : `${graphemes.slice(0, maxQuoted).join('')}…`;
}

/** A saying with its `{}` filled in, in their order. */
export function fill(saying: string, ...values: readonly string[]): string {
  let index = 0;
  return saying.replaceAll('{}', () => values[index++] ?? '');
}
