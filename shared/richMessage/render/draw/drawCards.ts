import type { Cell } from '../../richMessage';
import type { Canvas } from './canvas';
import { type CardParts, divideCard } from './cardParts';
import { buttonPx, cardOf, drawButton, drawPill, layCards, layPicture } from './cards';
import { fitCell, type FittedCell, fitLine, hasWords, placeCell, type TextZone } from './cellText';
import type { Rgb } from './color';
import type { Legibility } from './contrast';
import { drawIcon } from './drawIcon';
import type { DrawingTools, PlacedCell } from './drawing';
import { freeOf } from './drawLogo';
import { inkOn } from './look';
import { textHeight } from './placedText';
import { drawTextBlock } from './textBlock';

const footerPx = 24;

/** A cell on its card. */
interface Card extends CardParts {
  readonly cell: Cell;
  readonly index: number;
}

/**
 * Draws cells as cards, with titles of one size and texts of one size.
 * @param frosted the background, blurred
 */
export async function drawCards(
  tools: DrawingTools,
  frosted: Canvas,
  cells: readonly PlacedCell[],
): Promise<void> {
  const { canvas, look, language, typefaces, uploads, taken } = tools;
  const boxes = cells.map(({ rectangle }) => cardOf(rectangle, canvas.width, canvas.height));
  const cards = cells.map(({ cell, index }, at): Card => {
    const box = boxes[at] ?? { x: 0, y: 0, width: 0, height: 0 };
    return { cell, index, ...divideCard(cell, freeOf(box, taken)) };
  });
  const legibility = layCards(canvas, frosted, boxes, look);
  if (legibility === undefined) return;
  for (const { cell, picture } of cards) {
    if (cell.picture === undefined || picture === undefined) continue;
    const pixels = await uploads.cover(cell.picture, picture.width, picture.height);
    layPicture(canvas, pixels, picture);
  }
  const fit = (zoneFor: (zone: TextZone) => TextZone) =>
    Promise.all(
      cards.map(({ cell, zone }) => fitCell(cell.text, zoneFor(zone), language, typefaces)),
    );
  const first = await fit((zone) => zone);
  const titlePx = sharedSize(first.map(({ title }) => title?.sizePx));
  const bodyPx = sharedSize(first.map(({ body }) => body?.sizePx));
  const fitted = await fit((zone) => ({
    ...zone,
    titlePx: { ...zone.titlePx, max: Math.min(zone.titlePx.max, titlePx) },
    bodyPx: { ...zone.bodyPx, max: Math.min(zone.bodyPx.max, bodyPx) },
  }));
  for (const [at, card] of cards.entries()) {
    await drawCardText(tools, card, fitted[at], legibility);
    await drawFoot(tools, card, legibility);
  }
}

/** The size of the smallest, unless that is so small that it would make all others faint. */
function sharedSize(sizes: readonly (number | undefined)[]): number {
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0) return 0;
  return Math.max(Math.min(...known), Math.max(...known) * 0.66);
}

async function drawCardText(
  { canvas, language, typefaces, notes }: DrawingTools,
  { cell, index, zone, icon }: Card,
  fitted: FittedCell | undefined,
  { ink }: Legibility,
): Promise<void> {
  const blocks = fitted === undefined ? [] : placeCell(fitted, zone);
  for (const { part, block } of blocks) {
    notes.add(index, part, block, { canvas, ink, zone });
    await drawTextBlock(canvas, block, ink, 0);
  }
  if (cell.icon === undefined || icon === undefined) return;
  // An icon above words moves down to them.
  const [head] = blocks;
  const isAbove = head !== undefined && icon.top < zone.y;
  const gap = icon.sizePx * 0.12;
  const place = isAbove ? { ...icon, top: head.block.top - gap - icon.sizePx } : icon;
  await drawIcon(canvas, cell.icon, place, { ink, shadow: 0 }, { language, typefaces });
}

/** The footer as a button where the card can be tapped, else as a small line; a mark where there is no footer. */
async function drawFoot(
  { canvas, look, language, typefaces, notes }: DrawingTools,
  { cell: { text, icon, picture, action }, index, foot }: Card,
  { ink }: Legibility,
): Promise<void> {
  const { centerX, centerY } = foot;
  const color = look.accent ?? ink;
  if (!text.footer) {
    const isPicture = picture !== undefined && icon === undefined && !hasWords(text);
    if (!action || isPicture) return;
    if (look.accent === undefined) drawButton(canvas, centerX, centerY, ink, ink, 0.16);
    else drawButton(canvas, centerX, centerY, inkOn(look.accent, look), look.accent, 1);
    return;
  }
  const fitted = await fitLine(text.footer, language, foot.width - 96, footerPx, typefaces);
  const block = { fitted, centerX, top: centerY - textHeight(fitted) / 2 };
  if (action) {
    const width = Math.round((fitted.lines[0]?.widthPx ?? 0) + buttonPx);
    const box = {
      x: Math.round(centerX - width / 2),
      y: Math.round(centerY - buttonPx / 2),
      width,
      height: buttonPx,
    };
    drawPill(canvas, box, color, 1);
  }
  const textInk: Rgb = action ? inkOn(color, look) : ink;
  notes.add(index, 'footer', block, { canvas, ink: textInk });
  await drawTextBlock(canvas, block, textInk, 0);
}
