import type { Atom } from './breakText';
import type { ShapedGlyph } from './typeface';

/** An atom, shaped; widths are in thousandths of the font size. */
export interface Piece {
  readonly text: string;
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
  /** Without the spaces at its end, which do not count at the end of a line. */
  readonly inkWidth: number;
  readonly after: Atom['after'];
}

/** What a piece takes at the end of a line: a hyphen too, where one is set there. In thousandths of the font size. */
export function endWidth({ inkWidth, after }: Piece): number {
  return after === 'hyphen' ? inkWidth + hyphenWidth : inkWidth;
}

/** As wide as any of the fonts draws it, bold. */
const hyphenWidth = 400;

/** Fills each line as far as it goes. */
export function greedy(pieces: readonly Piece[], width: number): Piece[][] {
  const rows: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + endWidth(piece) > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(piece);
    used += piece.width;
    if (piece.after === 'must') {
      rows.push([]);
      used = 0;
    }
  }
  return rows.filter((row) => row.length > 0);
}

/** How much a line's end is worth avoiding, in the measure of `unevenness`. */
const endCost = { must: 0, best: 0, good: 0.05, poor: 0.6, hyphen: 0.6 } as const;

/** As few lines as hold the text, or one more where that spares a line that ends inside a phrase. */
export function bestRows(
  pieces: readonly Piece[],
  width: number,
  lines: number,
  allowed: number,
): Piece[][] {
  const fewest = balance(pieces, width, lines);
  if (lines >= allowed || poorEnds(fewest) === 0) return fewest;
  const more = balance(pieces, width, lines + 1);
  return poorEnds(more) < poorEnds(fewest) ? more : fewest;
}

export function poorEnds(rows: readonly (readonly Piece[])[]): number {
  return rows.slice(0, -1).filter((row) => row.at(-1)?.after === 'poor').length;
}

/** The same number of lines, as even as possible, ending between phrases where that can be had. */
function balance(pieces: readonly Piece[], width: number, lines: number): Piece[][] {
  if (lines < 2) return [[...pieces]];
  const count = pieces.length;
  const best: { cost: number; from: number }[][] = Array.from({ length: lines + 1 }, () =>
    Array.from({ length: count + 1 }, () => ({ cost: Number.POSITIVE_INFINITY, from: 0 })),
  );
  const start = best[0]?.[0];
  if (start) start.cost = 0;
  for (let line = 1; line <= lines; line += 1) {
    for (let end = 1; end <= count; end += 1) {
      let used = 0;
      for (let from = end - 1; from >= 0; from -= 1) {
        const piece = pieces[from];
        if (piece === undefined || (from < end - 1 && piece.after === 'must')) break;
        used += from === end - 1 ? endWidth(piece) : piece.width;
        if (used > width) break;
        const before = best[line - 1]?.[from]?.cost ?? Number.POSITIVE_INFINITY;
        const unevenness = ((width - used) / width) ** 2;
        const penalty = endCost[pieces[end - 1]?.after ?? 'good'];
        const cell = best[line]?.[end];
        if (cell && before + unevenness + penalty < cell.cost) {
          cell.cost = before + unevenness + penalty;
          cell.from = from;
        }
      }
    }
  }
  const rows: Piece[][] = [];
  for (let line = lines, end = count; line > 0; line -= 1) {
    const cell = best[line]?.[end];
    if (cell === undefined || cell.cost === Number.POSITIVE_INFINITY) return greedy(pieces, width);
    rows.unshift(pieces.slice(cell.from, end));
    end = cell.from;
  }
  return rows;
}

/** Phrases: pieces, joined where only a poor end lies between them. A phrase wider than `widest` stays in its pieces. */
export function joinPhrases(pieces: readonly Piece[], widest: number): Piece[] {
  const joined: Piece[] = [];
  let phrase: Piece[] = [];
  for (const piece of pieces) {
    phrase.push(piece);
    if (piece.after === 'poor') continue;
    const whole = phrase.reduce(join);
    if (whole.inkWidth > widest) joined.push(...phrase);
    else joined.push(whole);
    phrase = [];
  }
  return [...joined, ...phrase];
}

function join(first: Piece, second: Piece): Piece {
  return {
    text: first.text + second.text,
    glyphs: [...first.glyphs, ...second.glyphs],
    width: first.width + second.width,
    inkWidth: first.width + second.inkWidth,
    after: second.after,
  };
}
