import type { Language } from '../../content/languages';
import { cellCount, layoutCells, type Rectangle } from '../layout';
import type { Cell, RichMessage } from '../richMessage';
import type { Template } from '../templates';
import { type FitRequest, type FittedText, fitText } from '../text/fitText';
import type { Typefaces } from '../text/typeface';
import { RenderError } from '../../errors';
import { type Canvas, paintVeil } from './canvas';
import { chooseLegibility, type Legibility } from './contrast';
import { drawTextBlock, lineBoxes, type PlacedText, textHeight } from './textBlock';

/** Draws the words of a rich message on its background. */
export async function drawPicture(
  canvas: Canvas,
  message: RichMessage,
  template: Template,
  typefaces: Typefaces,
): Promise<void> {
  const cells = layoutCells(message.layout, message.heightPx);
  if (message.cells.length !== cellCount(message.layout)) {
    throw new RenderError(
      'render.cells',
      `Layout ${message.layout} has ${cellCount(message.layout)} cells, not ${message.cells.length}`,
    );
  }
  if (cells.length > 1) drawSeams(canvas, cells);
  for (const [index, cell] of message.cells.entries()) {
    const rectangle = cells[index];
    if (rectangle === undefined) continue;
    const zone = cells.length === 1 ? templateZone(template, rectangle) : innerZone(rectangle);
    await drawCell(canvas, cell, rectangle, zone, message.language, typefaces);
  }
}

interface Zone extends Rectangle {
  readonly align: 'top' | 'middle' | 'bottom';
}

function templateZone({ zone }: Template, cell: Rectangle): Zone {
  return {
    x: Math.round(cell.x + zone.x * cell.width),
    y: Math.round(cell.y + zone.y * cell.height),
    width: Math.round(zone.width * cell.width),
    height: Math.round(zone.height * cell.height),
    align: zone.align,
  };
}

function innerZone({ x, y, width, height }: Rectangle): Zone {
  const padding = Math.round(Math.min(width, height) * 0.1);
  return {
    x: x + padding,
    y: y + padding,
    width: width - 2 * padding,
    height: height - 2 * padding,
    align: 'middle',
  };
}

/** Lines of text are set wider apart where marks stand above and below the letters. */
function lineHeightOf(language: Language): number {
  return language === 'th' || language === 'vi' ? 1.5 : 1.36;
}

async function drawCell(
  canvas: Canvas,
  { text, action }: Cell,
  cell: Rectangle,
  zone: Zone,
  language: Language,
  typefaces: Typefaces,
): Promise<void> {
  const full = cell.width > 900;
  const lineHeight = lineHeightOf(language);
  const footerSize = full ? 30 : 22;
  const request = (part: string, size: Partial<FitRequest>): Promise<FittedText> =>
    fitText(
      {
        text: part,
        language,
        weight: 'Regular',
        lineHeight,
        maxLines: 4,
        maxWidthPx: zone.width,
        maxHeightPx: zone.height,
        maxSizePx: 52,
        minSizePx: 22,
        ...size,
      },
      typefaces,
    );
  const title =
    text.title === undefined || text.title === ''
      ? undefined
      : await request(text.title, {
          weight: 'Bold',
          maxSizePx: full ? 104 : Math.min(84, cell.width / 5),
          minSizePx: full ? 48 : 26,
          maxLines: 3,
          maxHeightPx: zone.height * (text.body ? 0.58 : 1),
        });
  const gap = title && text.body ? title.sizePx * 0.42 : 0;
  const left = zone.height - (title ? textHeight(title) : 0) - gap;
  const body = text.body
    ? await request(text.body, {
        maxSizePx: full ? Math.min(50, (title?.sizePx ?? 100) * 0.62) : 36,
        minSizePx: full ? 28 : 20,
        maxHeightPx: Math.max(left, 40),
        // Shorter lines than the title's box read better.
        maxWidthPx: zone.width * (full ? 0.94 : 1),
        maxLines: 5,
      })
    : undefined;
  const height = (title ? textHeight(title) : 0) + gap + (body ? textHeight(body) : 0);
  const free = zone.height - height;
  const start = zone.y + (zone.align === 'top' ? 0 : zone.align === 'middle' ? free / 2 : free);
  const centerX = zone.x + zone.width / 2;
  const blocks: PlacedText[] = [];
  if (title) blocks.push({ fitted: title, centerX, top: start });
  if (body) blocks.push({ fitted: body, centerX, top: start + height - textHeight(body) });
  if (text.footer) {
    const fitted = await request(text.footer, {
      maxSizePx: footerSize,
      minSizePx: 18,
      maxLines: 1,
      maxHeightPx: footerSize * 2,
      maxWidthPx: cell.width * 0.8,
    });
    const top = cell.y + cell.height - textHeight(fitted) - Math.round(cell.height * 0.032);
    blocks.push({ fitted, centerX: cell.x + cell.width / 2, top });
  }
  if (action !== undefined && !full) drawChevron(canvas, cell);
  // All veils before any text: one reaches under its neighbour's words.
  const inks = blocks.map((block) => layVeil(canvas, block));
  for (const [index, block] of blocks.entries()) {
    const chosen = inks[index];
    if (chosen) await drawTextBlock(canvas, block, chosen.ink, chosen.isLight ? 0.5 : 0);
  }
}

/** Makes the ground under a text calm enough for the ink that it chooses. */
function layVeil(canvas: Canvas, block: PlacedText): Legibility {
  const boxes = lineBoxes(block);
  const legibility = chooseLegibility(canvas, boxes);
  if (legibility.veil) {
    const left = Math.min(...boxes.map(({ x }) => x));
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    const { top, fitted } = block;
    const box = { x: left, y: top, width: right - left, height: textHeight(fitted) };
    paintVeil(canvas, box, legibility.veil.color, legibility.veil.opacity, 190);
  }
  return legibility;
}

/** Two px of shade between cells, so that one sees what can be tapped apart. */
function drawSeams(canvas: Canvas, cells: readonly Rectangle[]): void {
  const seam = (box: Rectangle) => paintVeil(canvas, box, [255, 255, 255], 0.5, 2);
  for (const { x, y, width, height } of cells) {
    if (x > 0) seam({ x: x - 1, y, width: 2, height });
    if (y > 0) seam({ x, y: y - 1, width, height: 2 });
  }
}

/** A small bar at the foot of a cell that can be tapped. */
function drawChevron(canvas: Canvas, { x, y, width, height }: Rectangle): void {
  const bar = Math.round(width * 0.12);
  paintVeil(
    canvas,
    { x: x + (width - bar) / 2, y: y + height - 26, width: bar, height: 4 },
    [255, 255, 255],
    0.75,
    3,
  );
}
