import { RenderError } from '../../errors';
import { cellCount, layoutCells, type Rectangle } from '../layout';
import type { LayoutName, RichMessage } from '../richMessage';
import type { Template } from '../templates';
import type { Typefaces } from '../text/typeface';
import type { Canvas } from './canvas';
import { fitCell, fitLine, placeCell, type TextZone } from './cellText';
import { drawCards, type PlacedCell } from './drawCards';
import { textHeight } from './placedText';
import { drawTextBlock } from './textBlock';
import { layVeils } from './veils';

/** Layouts whose first cell is the picture itself, with the other cells as cards below it. */
const withHero: readonly LayoutName[] = ['F', 'G'];

export interface Drawing {
  readonly canvas: Canvas;
  /** The background, blurred: what is seen through the glass of a card. */
  readonly frosted: () => Promise<Canvas>;
  readonly message: RichMessage;
  readonly template: Template;
  readonly typefaces: Typefaces;
}

/** Draws the words of a rich message on its background. */
export async function drawPicture(drawing: Drawing): Promise<void> {
  const { canvas, message, template, typefaces } = drawing;
  const { layout, heightPx, language } = message;
  if (message.cells.length !== cellCount(layout)) {
    throw new RenderError(
      'render.cells',
      `Layout ${layout} has ${cellCount(layout)} cells, not ${message.cells.length}`,
    );
  }
  const placed = layoutCells(layout, heightPx).flatMap((rectangle, index): PlacedCell[] => {
    const cell = message.cells[index];
    return cell === undefined ? [] : [{ cell, rectangle }];
  });
  const [first, ...others] = placed;
  if (first === undefined) return;
  if (others.length === 0) {
    await drawOpen(drawing, first, templateZone(template, first.rectangle));
    return;
  }
  const hasHero = withHero.includes(layout);
  if (hasHero) await drawOpen(drawing, first, heroZone(first.rectangle));
  const cards = hasHero ? others : placed;
  await drawCards(canvas, await drawing.frosted(), cards, language, typefaces);
}

function templateZone({ zone }: Template, cell: Rectangle): TextZone {
  return {
    x: Math.round(cell.x + zone.x * cell.width),
    y: Math.round(cell.y + zone.y * cell.height),
    width: Math.round(zone.width * cell.width),
    height: Math.round(zone.height * cell.height),
    align: zone.align,
    titlePx: { min: 48, max: 104 },
    bodyPx: { min: 28, max: 50 },
  };
}

function heroZone({ x, y, width, height }: Rectangle): TextZone {
  const [side, above] = [Math.round(width * 0.08), Math.round(height * 0.09)];
  return {
    x: x + side,
    y: y + above,
    width: width - 2 * side,
    // The footer's line lies below.
    height: Math.round(height * 0.74),
    align: 'middle',
    titlePx: { min: 40, max: 96 },
    bodyPx: { min: 26, max: 46 },
  };
}

/** Draws a cell's words on the picture itself, its footer small at the foot. */
async function drawOpen(
  { canvas, message, typefaces }: Drawing,
  { cell: { text }, rectangle }: PlacedCell,
  zone: TextZone,
): Promise<void> {
  const { language } = message;
  const blocks = placeCell(await fitCell(text, zone, language, typefaces), zone);
  if (text.footer) {
    const { x, y, width, height } = rectangle;
    const fitted = await fitLine(text.footer, language, width * 0.8, 30, typefaces);
    const top = y + height - textHeight(fitted) - Math.round(height * 0.032);
    blocks.push({ fitted, centerX: x + width / 2, top });
  }
  const inks = layVeils(canvas, blocks);
  for (const [index, block] of blocks.entries()) {
    const chosen = inks[index];
    if (chosen) await drawTextBlock(canvas, block, chosen.ink, chosen.isLight ? 0.5 : 0);
  }
}
