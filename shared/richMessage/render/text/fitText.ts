import type { Language } from '../../../content/languages';
import { type Atom, breakAnywhere, breakText } from './breakText';
import { shapeText } from './itemise';
import { bestRows, endWidth, greedy, joinPhrases, type Piece, poorEnds } from './lineRows';
import { divideWord, hasSyllables } from './syllables';
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
  /** What it says. */
  readonly text: string;
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

/** The share of the size that a text gives up so that no line ends inside a phrase. */
const wholePhrases = 0.66;
/** The share of the size that a text gives up so that no word is divided. */
const wholeWords = 0.75;
/** The share of its largest size from which on a text is large enough with its words whole. */
const comfortable = 0.7;

/**
 * Breaks and sizes a text for a box: the largest size at which it fits, lines of about the same length, an ellipsis when
 * even the smallest size is too large.
 * @throws RenderError as `shapeText` does
 */
export async function fitText(request: FitRequest, typefaces: Typefaces): Promise<FittedText> {
  const shape = (atom: Atom) => shapeAtom(atom, request, typefaces);
  const atoms = breakText(normalise(request.text), request.language);
  const whole = await Promise.all(atoms.map(shape));
  const fitted = await fitPieces(await breakWide(whole, request, shape), request, shape);
  if (!hasSyllables(request.language) || !isSmall(fitted, whole, request)) return fitted;
  const parts = await Promise.all(atoms.map((atom) => divideWord(atom, request.language)));
  if (parts.every((list) => list.length === 1)) return fitted;
  const divided = await breakWide(await Promise.all(parts.flat().map(shape)), request, shape);
  const hyphenated = await fitPieces(divided, request, shape);
  const gains = fitted.sizePx < hyphenated.sizePx * wholeWords;
  return gains || fitted.cut || isTorn(whole, request) ? hyphenated : fitted;
}

/** Whether dividing words may be worth it. */
function isSmall({ sizePx, cut }: FittedText, whole: readonly Piece[], request: FitRequest) {
  return cut || sizePx < request.maxSizePx * comfortable || isTorn(whole, request);
}

/** Whether a word is wider than the box even at the smallest size. */
function isTorn(whole: readonly Piece[], request: FitRequest): boolean {
  const widest = widthAt(request.minSizePx, request);
  return whole.some(({ inkWidth }) => inkWidth > widest);
}

async function fitPieces(
  pieces: readonly Piece[],
  request: FitRequest,
  shape: Shape,
): Promise<FittedText> {
  const sizePx = largestSize(pieces, request) ?? request.minSizePx;
  const rows = chooseRows(pieces, sizePx, request);
  if (rows.length > linesAt(sizePx, request)) {
    const kept = rows.slice(0, linesAt(sizePx, request));
    const ended = await withEllipsis(kept, widthAt(sizePx, request), shape);
    return toFitted(await withHyphens(ended, shape), sizePx, request, true);
  }
  if (poorEnds(rows) > 0) {
    // A phrase that is wider than the box stays in parts; all others are kept whole.
    const least = Math.max(sizePx * wholePhrases, request.minSizePx);
    const phrases = joinPhrases(pieces, widthAt(least, request));
    const smaller = largestSize(phrases, request);
    if (smaller !== undefined && smaller >= sizePx * wholePhrases) {
      return toFitted(chooseRows(phrases, smaller, request), smaller, request, false);
    }
  }
  return toFitted(await withHyphens(rows, shape), sizePx, request, false);
}

/** Rows with a hyphen where a line ends inside a word, and the word in one piece where it does not. */
async function withHyphens(rows: readonly Piece[][], shape: Shape): Promise<Piece[][]> {
  const settled = rows.map(async (row) => {
    if (!row.some(({ after }) => after === 'hyphen')) return row;
    const words: Atom[] = [];
    for (const { text, after } of row) {
      const last = words.at(-1);
      if (last?.after === 'hyphen') {
        words[words.length - 1] = { text: last.text + text, after };
      } else {
        words.push({ text, after });
      }
    }
    const ended = words.map(({ text, after }) =>
      after === 'hyphen' ? { text: `${text}-`, after: 'poor' as const } : { text, after },
    );
    return Promise.all(ended.map(shape));
  });
  return Promise.all(settled);
}

type Shape = (atom: Atom) => Promise<Piece>;

/** The width of the box in thousandths of the font size. */
function widthAt(sizePx: number, { maxWidthPx }: FitRequest): number {
  return (maxWidthPx * 1000) / sizePx;
}

function linesAt(sizePx: number, { maxLines, maxHeightPx, lineHeight }: FitRequest): number {
  return Math.max(1, Math.min(maxLines, Math.floor(maxHeightPx / (sizePx * lineHeight))));
}

/** A word that is wider than the box at the smallest size is broken anywhere. */
async function breakWide(
  whole: readonly Piece[],
  request: FitRequest,
  shape: Shape,
): Promise<Piece[]> {
  const widest = widthAt(request.minSizePx, request);
  const parts = whole.map(async (piece) =>
    piece.inkWidth > widest ? Promise.all(breakAnywhere(piece).map(shape)) : [piece],
  );
  return (await Promise.all(parts)).flat();
}

/** The largest size at which the pieces fit their box; undefined when they fit at none. */
function largestSize(pieces: readonly Piece[], request: FitRequest): number | undefined {
  const { minSizePx, maxSizePx } = request;
  const fits = (sizePx: number) => {
    const width = widthAt(sizePx, request);
    if (pieces.some((piece) => endWidth(piece) > width)) return false;
    return greedy(pieces, width).length <= linesAt(sizePx, request);
  };
  if (fits(maxSizePx)) return maxSizePx;
  if (!fits(minSizePx)) return undefined;
  let low = minSizePx;
  let high = maxSizePx;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return Math.max(minSizePx, Math.floor(low));
}

function chooseRows(pieces: readonly Piece[], sizePx: number, request: FitRequest): Piece[][] {
  const width = widthAt(sizePx, request);
  const rows = greedy(pieces, width);
  const allowed = linesAt(sizePx, request);
  return rows.length > allowed ? rows : bestRows(pieces, width, rows.length, allowed);
}

function toFitted(
  rows: readonly (readonly Piece[])[],
  sizePx: number,
  { lineHeight }: FitRequest,
  cut: boolean,
): FittedText {
  const lines = rows.map((row) => toLine(row, sizePx));
  return { sizePx, lineHeightPx: sizePx * lineHeight, lines, cut };
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
    text,
    glyphs,
    after,
    width: sum(glyphs),
    inkWidth: sum(glyphs.filter(({ cluster }) => cluster < inkEnd)),
  };
}

/** What an ellipsis does not stand behind. */
const beforeEllipsis = /[\s\u3000、。，．,.;:；：・]+$/u;

/** Rows whose last one ends in an ellipsis, after as many whole pieces of it as leave room for one. */
async function withEllipsis(rows: Piece[][], width: number, shape: Shape): Promise<Piece[][]> {
  const before = [...(rows.at(-1) ?? [])];
  for (let last = before.pop(); last !== undefined; last = before.pop()) {
    const text = last.text.replace(beforeEllipsis, '');
    if (text === '') continue;
    const ended = await shape({ text: `${text}…`, after: 'must' });
    const used = before.reduce((sum, piece) => sum + piece.width, 0);
    if (used + ended.inkWidth <= width) return [...rows.slice(0, -1), [...before, ended]];
    // The only word of the line: as much of it as there is room for.
    if (before.length === 0) before.push(...(await Promise.all(shorter(text).map(shape))));
  }
  return [...rows.slice(0, -1), [await shape({ text: '…', after: 'must' })]];
}

/** A word's graphemes but the last. */
function shorter(text: string): Atom[] {
  return breakAnywhere({ text, after: 'must' }).slice(0, -1);
}

function toLine(row: readonly Piece[], sizePx: number): FittedLine {
  const last = row.at(-1);
  const width = row.reduce(
    (sum, piece) => sum + (piece === last ? piece.inkWidth : piece.width),
    0,
  );
  return {
    text: row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
    glyphs: row.flatMap(({ glyphs }) => glyphs),
    widthPx: (width * sizePx) / 1000,
  };
}
