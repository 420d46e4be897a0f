import type { Language } from '../../content/languages';
import type { Rectangle } from '../layout';
import type { Cell } from '../richMessage';
import type { Typefaces } from '../text/typeface';
import type { Canvas, Rgb } from './canvas';
import { buttonPx, cardOf, drawButton, drawPill, layCards } from './cards';
import { fitCell, type FittedCell, fitLine, placeCell, type TextZone } from './cellText';
import type { Legibility } from './contrast';
import { textHeight } from './placedText';
import { drawTextBlock } from './textBlock';

export interface PlacedCell {
  readonly cell: Cell;
  readonly rectangle: Rectangle;
}

/** Cells that are this much wider than high have their button at the side. */
const wide = 1.7;
const footerPx = 24;

/** Draws cells as cards, with titles of one size and texts of one size. */
export async function drawCards(
  canvas: Canvas,
  frosted: Canvas,
  cells: readonly PlacedCell[],
  language: Language,
  typefaces: Typefaces,
): Promise<void> {
  const cards = cells.map(({ cell, rectangle }) => {
    const card = cardOf(rectangle, canvas.width, canvas.height);
    return { cell, card, zone: zoneOf(cell, card) };
  });
  const legibility = layCards(
    canvas,
    frosted,
    cards.map(({ card }) => card),
  );
  if (legibility === undefined) return;
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
  for (const [index, { cell, card, zone }] of cards.entries()) {
    await drawCardText(canvas, fitted[index], zone, legibility);
    await drawFoot(canvas, cell, card, legibility, language, typefaces);
  }
}

/** The size of the smallest, unless that is so small that it would make all others faint. */
function sharedSize(sizes: readonly (number | undefined)[]): number {
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0) return 0;
  return Math.max(Math.min(...known), Math.max(...known) * 0.66);
}

function isWide({ width, height }: Rectangle): boolean {
  return width > height * wide;
}

/** What is left of a card for its words: its button and its padding taken off. */
function zoneOf({ text, action }: Cell, card: Rectangle): TextZone {
  const { width, height } = card;
  const padding = Math.round(Math.min(width, height) * 0.09);
  const side = action && !text.footer && isWide(card) ? buttonPx + 44 : padding;
  const foot = text.footer || (action && !isWide(card)) ? buttonPx + padding : 0;
  return {
    x: card.x + side,
    y: card.y + padding,
    width: width - 2 * side,
    height: height - 2 * padding - foot,
    align: 'middle',
    titlePx: { min: 26, max: Math.min(84, width / 4.6, height / 3.4) },
    bodyPx: { min: 20, max: width > 700 ? 42 : 34 },
  };
}

async function drawCardText(
  canvas: Canvas,
  fitted: FittedCell | undefined,
  zone: TextZone,
  { ink }: Legibility,
): Promise<void> {
  if (fitted === undefined) return;
  for (const block of placeCell(fitted, zone)) await drawTextBlock(canvas, block, ink, 0);
}

/** The footer as a button where the card can be tapped, else as a small line; a mark where there is no footer. */
async function drawFoot(
  canvas: Canvas,
  { text, action }: Cell,
  card: Rectangle,
  { ink, isLight }: Legibility,
  language: Language,
  typefaces: Typefaces,
): Promise<void> {
  const padding = Math.round(Math.min(card.width, card.height) * 0.09);
  const centerX = card.x + card.width / 2;
  const footY = card.y + card.height - padding - buttonPx / 2;
  if (!text.footer) {
    if (!action) return;
    if (isWide(card)) drawButton(canvas, card.x + card.width - 64, card.y + card.height / 2, ink);
    else drawButton(canvas, centerX, footY, ink);
    return;
  }
  const fitted = await fitLine(text.footer, language, card.width - 96, footerPx, typefaces);
  const block = { fitted, centerX, top: footY - textHeight(fitted) / 2 };
  if (action) {
    const width = Math.round((fitted.lines[0]?.widthPx ?? 0) + buttonPx);
    const box = {
      x: Math.round(centerX - width / 2),
      y: Math.round(footY - buttonPx / 2),
      width,
      height: buttonPx,
    };
    drawPill(canvas, box, ink, 1);
  }
  const onPill: Rgb = isLight ? [24, 26, 48] : [255, 255, 255];
  await drawTextBlock(canvas, block, action ? onPill : ink, 0);
}
