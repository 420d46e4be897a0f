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
  /** It is higher than what its zone had left, and reaches beyond it. */
  readonly outside?: true;
  /** What its words have on the ground under them, 1 to 21; measured when the picture is inspected. */
  readonly contrast?: number;
}

/** Gathers what is drawn; measuring contrasts costs as much as drawing, so it is done when somebody asks. */
export interface TextNotes {
  readonly texts: DrawnText[];
  /** @param zone where the text should stay */
  add(
    cell: number,
    part: TextPart,
    placed: PlacedText,
    drawn: { readonly canvas: Canvas; readonly ink: Rgb; readonly zone?: Rectangle },
  ): void;
}

export function createTextNotes(inspect: boolean): TextNotes {
  const texts: DrawnText[] = [];
  return {
    texts,
    add(cell, part, placed, { canvas, ink, zone }) {
      const { sizePx, lines, cut } = placed.fitted;
      const boxes: Rectangle[] = lineBoxes(placed);
      const measured = inspect ? { contrast: measureContrast(canvas, boxes, ink) } : {};
      const isOutside = zone !== undefined && boxes.some((box) => !contains(zone, box));
      const outside = isOutside ? { outside: true as const } : {};
      texts.push({ cell, part, sizePx, lines: lines.length, cut, ...outside, ...measured });
    },
  };
}

/** Places are rounded to whole pixels. */
const roundingPx = 2;

function contains(zone: Rectangle, box: Rectangle): boolean {
  return (
    box.x >= zone.x - roundingPx &&
    box.y >= zone.y - roundingPx &&
    box.x + box.width <= zone.x + zone.width + roundingPx &&
    box.y + box.height <= zone.y + zone.height + roundingPx
  );
}
