import type { Rectangle } from '../../layout';
import type { Canvas } from './canvas';
import type { Rgb } from './color';
import { measureContrast } from './contrast';
import { lineBoxes, type PlacedText } from './placedText';

export type TextPart = 'title' | 'body' | 'footer';

/** How a text came out. */
export interface DrawnText {
  /** Index of its cell. */
  readonly cell: number;
  readonly part: TextPart;
  readonly sizePx: number;
  readonly lines: number;
  /** It was too long, and ends in an ellipsis. */
  readonly cut: boolean;
  /** What its words have on the ground under them, 1 to 21; measured when the picture is inspected. */
  readonly contrast?: number;
}

/** Gathers what is drawn; measuring contrasts costs as much as drawing, so it is done when somebody asks. */
export interface TextNotes {
  readonly texts: DrawnText[];
  add(cell: number, part: TextPart, placed: PlacedText, canvas: Canvas, ink: Rgb): void;
}

export function createTextNotes(inspect: boolean): TextNotes {
  const texts: DrawnText[] = [];
  return {
    texts,
    add(cell, part, placed, canvas, ink) {
      const { sizePx, lines, cut } = placed.fitted;
      const boxes: Rectangle[] = lineBoxes(placed);
      const measured = inspect ? { contrast: measureContrast(canvas, boxes, ink) } : {};
      texts.push({ cell, part, sizePx, lines: lines.length, cut, ...measured });
    },
  };
}
