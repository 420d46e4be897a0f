/**
 * The beginning of a text, at most `maxUnits` UTF-16 units: one less where the cut would fall between the two units of a
 * character. Storage and UTF-8 keep whole characters only.
 */
export function cutText(text: string, maxUnits: number): string {
  return text.slice(0, cutAt(text, maxUnits));
}

/** A text in pieces of at most `maxUnits` UTF-16 units, none of which begins or ends within a character. */
export function piecesOf(text: string, maxUnits: number): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== '';) {
    const cut = Math.max(1, cutAt(rest, maxUnits));
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return pieces;
}

function cutAt(text: string, maxUnits: number): number {
  if (text.length <= maxUnits) return text.length;
  const splits = isHigh(text.charCodeAt(maxUnits - 1)) && isLow(text.charCodeAt(maxUnits));
  return splits ? maxUnits - 1 : Math.max(0, maxUnits);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
