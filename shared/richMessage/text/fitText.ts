import type { Language } from '../../content/languages';
import { type Atom, breakAnywhere, breakText } from './breakText';
import { shapeText } from './itemise';
import type { ShapedGlyph, Typefaces, Weight } from './typeface';

export interface FitRequest {
  readonly text: string;
  readonly language: Language;
  readonly weight: Weight;
  readonly maxWidthPx: number;
  readonly maxHeightPx: number;
  readonly maxSizePx: number;
  readonly minSizePx: number;
  readonly maxLines: number;
  /** Times the font size. */
  readonly lineHeight: number;
}

export interface FittedLine {
  readonly glyphs: readonly ShapedGlyph[];
  readonly widthPx: number;
}

export interface FittedText {
  readonly sizePx: number;
  readonly lineHeightPx: number;
  readonly lines: readonly FittedLine[];
  /** The text was too long at the smallest size, and ends in an ellipsis. */
  readonly cut: boolean;
}

/** An atom, shaped; widths are in thousandths of the font size. */
interface Piece {
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
  /** Without the spaces at its end, which do not count at the end of a line. */
  readonly inkWidth: number;
  readonly after: Atom['after'];
}

/**
 * Breaks and sizes a text for a box: the largest size at which it fits, lines of about the same length, an ellipsis when
 * even the smallest size is too large.
 * @throws RenderError as `shapeText` does
 */
export async function fitText(request: FitRequest, typefaces: Typefaces): Promise<FittedText> {
  const { maxWidthPx, maxHeightPx, maxSizePx, minSizePx, maxLines, lineHeight } = request;
  const shape = (atom: Atom) => shapeAtom(atom, request, typefaces);
  const whole = await Promise.all(breakText(normalise(request.text), request.language).map(shape));
  const widthAt = (sizePx: number) => (maxWidthPx * 1000) / sizePx;
  const linesAt = (sizePx: number) =>
    Math.max(1, Math.min(maxLines, Math.floor(maxHeightPx / (sizePx * lineHeight))));
  const fits = (pieces: readonly Piece[], sizePx: number) => {
    if (pieces.some(({ inkWidth }) => inkWidth > widthAt(sizePx))) return false;
    return greedy(pieces, widthAt(sizePx)).length <= linesAt(sizePx);
  };

  let pieces: readonly Piece[] = whole;
  if (whole.some(({ inkWidth }) => inkWidth > widthAt(minSizePx))) {
    const atoms = breakText(normalise(request.text), request.language).flatMap(breakAnywhere);
    pieces = await Promise.all(atoms.map(shape));
  }
  let sizePx = minSizePx;
  if (fits(pieces, minSizePx)) {
    let low = minSizePx;
    let high = maxSizePx;
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      if (fits(pieces, middle)) low = middle;
      else high = middle;
    }
    sizePx = fits(pieces, maxSizePx) ? maxSizePx : Math.floor(low);
  }

  const width = widthAt(sizePx);
  const rows = greedy(pieces, width);
  const allowed = linesAt(sizePx);
  const cut = rows.length > allowed;
  const chosen = cut
    ? await withEllipsis(rows.slice(0, allowed), width, shape)
    : bestRows(pieces, width, rows.length, allowed);
  return {
    sizePx,
    lineHeightPx: sizePx * lineHeight,
    cut,
    lines: chosen.map((row) => toLine(row, sizePx)),
  };
}

/** Runs of spaces are one, lines have none at their ends. */
function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n\u3000]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

async function shapeAtom(
  { text, after }: Atom,
  { language, weight }: FitRequest,
  typefaces: Typefaces,
): Promise<Piece> {
  const glyphs = await shapeText(text, language, weight, typefaces);
  const inkEnd = text.trimEnd().length;
  const sum = (list: readonly ShapedGlyph[]) =>
    list.reduce((total, { advance }) => total + advance, 0);
  return {
    glyphs,
    after,
    width: sum(glyphs),
    inkWidth: sum(glyphs.filter(({ cluster }) => cluster < inkEnd)),
  };
}

/** Fills each line as far as it goes. */
function greedy(pieces: readonly Piece[], width: number): Piece[][] {
  const rows: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece.inkWidth > width) {
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

/** How much a line that ends inside a phrase is worth avoiding, in the measure of `unevenness`. */
const poorEnd = 0.6;

/** As few lines as hold the text, or one more where that spares a line that ends inside a phrase. */
function bestRows(
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

function poorEnds(rows: readonly (readonly Piece[])[]): number {
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
        used += from === end - 1 ? piece.inkWidth : piece.width;
        if (used > width) break;
        const before = best[line - 1]?.[from]?.cost ?? Number.POSITIVE_INFINITY;
        const unevenness = ((width - used) / width) ** 2;
        const penalty = pieces[end - 1]?.after === 'poor' ? poorEnd : 0;
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

async function withEllipsis(
  rows: Piece[][],
  width: number,
  shape: (atom: Atom) => Promise<Piece>,
): Promise<Piece[][]> {
  const ellipsis = await shape({ text: '…', after: 'must' });
  const last = [...(rows.at(-1) ?? [])];
  const used = () => last.reduce((sum, piece) => sum + piece.inkWidth, 0);
  while (last.length > 1 && used() + ellipsis.width > width) last.pop();
  return [...rows.slice(0, -1), [...last, ellipsis]];
}

function toLine(row: readonly Piece[], sizePx: number): FittedLine {
  const last = row.at(-1);
  const width = row.reduce(
    (sum, piece) => sum + (piece === last ? piece.inkWidth : piece.width),
    0,
  );
  return { glyphs: row.flatMap(({ glyphs }) => glyphs), widthPx: (width * sizePx) / 1000 };
}
