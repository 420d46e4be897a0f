const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * LINE counts text in UTF-16 units, but labels and template texts in grapheme clusters.
 * @see https://developers.line.biz/en/docs/messaging-api/text-character-count/
 */
export type Counting = 'utf16' | 'graphemes';

/** Whether `text` is at most `max` long. Graphemes are never more than UTF-16 units, so most texts need no segmenting. */
export function fits(text: string, max: number, counting: Counting): boolean {
  if (text.length <= max) return true;
  if (counting === 'utf16') return false;
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > max) return false;
  }
  return true;
}
