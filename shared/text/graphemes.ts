/** What a reader takes for one character does not depend on the language. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as what a reader takes for its characters: an emoji of many code points is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** LINE counts labels so. */
export function countGraphemes(text: string): number {
  return graphemesOf(text).length;
}

/** The beginning of a text, at most `max` graphemes. */
export function cutGraphemes(text: string, max: number): string {
  const all = graphemesOf(text);
  return all.length <= max ? text : all.slice(0, max).join('');
}

/** A text of at most `max` graphemes, of which the last is an ellipsis when it was longer. */
export function shorten(text: string, max: number): string {
  const all = graphemesOf(text);
  if (all.length <= max) return text;
  return `${all
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
}
