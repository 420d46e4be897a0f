import type { Rectangle } from '../../layout';
import { type Canvas, paintPicture } from './canvas';
import { isBusy, measureGround, prefersLight } from './contrast';
import { drawPill } from './cards';
import { fitCell, type FittedCell, fitLine, hasWords, placeCell, type TextZone } from './cellText';
import { drawIcon } from './drawIcon';
import type { DrawingTools, PlacedCell, ZoneBox } from './drawing';
import { freeOf } from './drawLogo';
import type { TextPart } from './drawnText';
import type { Look } from './look';
import { type PlacedText, textHeight } from './placedText';
import { drawTextBlock } from './textBlock';
import { layVeils } from './veils';

const footerPx = 30;
/** Around a footer's line, where it has a ground of its own. */
const footerPaddingPx = { x: 26, y: 5 };
/** How much of the picture a footer's own ground hides. */
const footerGround = 0.88;
const shadow = 0.5;
const rule = { widthPx: 76, heightPx: 7 };

export function openZone(zone: ZoneBox): TextZone {
  return { ...zone, titlePx: { min: 48, max: 104 }, bodyPx: { min: 28, max: 50 } };
}

export function heroZone({ x, y, width, height }: Rectangle): TextZone {
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

/** Draws a cell on the picture itself: its words in the zone that suits them best, its footer small at the foot. */
export async function drawOpen(
  tools: DrawingTools,
  { cell, rectangle, index }: PlacedCell,
  zones: readonly TextZone[],
): Promise<void> {
  const { canvas, look, language, typefaces, uploads } = tools;
  const { icon, picture } = cell;
  if (picture !== undefined) {
    const { x, y, width, height } = rectangle;
    paintPicture(canvas, await uploads.cover(picture, width, height), x, y);
  }
  const chosen = await chooseZone(tools, cell, zones);
  if (chosen === undefined) return;
  const { zone, fitted, iconPx } = chosen;
  const gap = look.accent === undefined ? undefined : Math.max(44, ruleGap(fitted));
  const blocks: { part: TextPart; block: PlacedText }[] = placeCell(fitted, zone, gap);
  const [head] = blocks;
  const footer = await placeFooter(tools, cell, rectangle);
  const ownGround = footer !== undefined && isBusy(canvas, groundOf(footer));
  if (footer !== undefined && !ownGround) blocks.push({ part: 'footer', block: footer });
  const inks = layVeils(
    canvas,
    blocks.map(({ block }) => block),
    look,
  );
  for (const [place, { part, block }] of blocks.entries()) {
    const legible = inks[place];
    if (legible === undefined) continue;
    const within = part === 'footer' ? {} : { zone };
    tools.notes.add(index, part, block, { canvas, ink: legible.ink, ...within });
    await drawTextBlock(canvas, block, legible.ink, legible.isLight ? shadow : 0);
  }
  if (footer !== undefined && ownGround) await drawOnGround(tools, index, footer);
  const ink = inks[0]?.ink ?? look.light;
  if (gap !== undefined && look.accent !== undefined && blocks[0]?.part === 'title') {
    drawRule(canvas, blocks[0].block, blocks[1], look.accent);
  }
  if (icon === undefined) return;
  const centerX = zone.x + zone.width / 2;
  const top = head ? head.block.top - iconPx * 1.18 : zone.y + (zone.height - iconPx) / 2;
  const isLight = inks[0]?.isLight ?? true;
  await drawIcon(
    canvas,
    icon,
    { centerX, top, sizePx: iconPx },
    { ink, shadow: isLight ? shadow : 0 },
    { language, typefaces },
  );
}

/** Small at the foot of the cell, in the middle, or beside the logo where that is in its way. */
async function placeFooter(
  { language, typefaces, taken }: DrawingTools,
  { text }: PlacedCell['cell'],
  { x, y, width, height }: Rectangle,
): Promise<PlacedText | undefined> {
  if (!text.footer) return undefined;
  const place = async (across: Pick<Rectangle, 'x' | 'width'>): Promise<PlacedText> => {
    const fitted = await fitLine(text.footer ?? '', language, across.width, footerPx, typefaces);
    const top = y + height - textHeight(fitted) - Math.round(height * 0.032);
    return { fitted, centerX: across.x + across.width / 2, top };
  };
  const middle = { x: x + width * 0.1, width: width * 0.8 };
  const placed = await place(middle);
  const line = groundOf(placed);
  const free = freeOf({ ...line, ...middle }, taken);
  return freeOf(line, taken) === line ? placed : place(free);
}

/** The box of a line that has a ground of its own. */
function groundOf({ fitted, centerX, top }: PlacedText): Rectangle {
  const width = Math.ceil((fitted.lines[0]?.widthPx ?? 0) + 2 * footerPaddingPx.x);
  return {
    x: Math.round(centerX - width / 2),
    y: Math.round(top - footerPaddingPx.y),
    width,
    height: Math.round(textHeight(fitted) + 2 * footerPaddingPx.y),
  };
}

/** Draws a footer where the picture is busy: a veil that hid that much would be a smudge. */
async function drawOnGround(
  { canvas, look, notes }: DrawingTools,
  index: number,
  footer: PlacedText,
): Promise<void> {
  const box = groundOf(footer);
  const ground = measureGround(canvas, [box], look);
  const { ink, veil } = prefersLight([ground]) ? ground.light : ground.dark;
  drawPill(canvas, box, veil.color, footerGround);
  notes.add(index, 'footer', footer, { canvas, ink });
  await drawTextBlock(canvas, footer, ink, 0);
}

/** Between a title and its body: a short rule in the brand's colour. */
function drawRule(
  canvas: Canvas,
  title: PlacedText,
  next: { part: TextPart; block: PlacedText } | undefined,
  accent: Look['accent'],
): void {
  if (accent === undefined || next?.part !== 'body') return;
  const bottom = title.top + textHeight(title.fitted);
  const y = Math.round((bottom + next.block.top - rule.heightPx) / 2);
  const x = Math.round(title.centerX - rule.widthPx / 2);
  drawPill(canvas, { x, y, width: rule.widthPx, height: rule.heightPx }, accent, 1);
}

function ruleGap({ title }: FittedCell): number {
  return (title?.sizePx ?? 0) * 0.4;
}

function iconSize({ height }: TextZone, aboveWords: boolean): number {
  return aboveWords ? Math.min(150, height * 0.26) : Math.min(360, height * 0.6);
}

interface ChosenZone {
  readonly zone: TextZone;
  readonly fitted: FittedCell;
  readonly iconPx: number;
}

/** The first zone in which nothing is cut; else the one that holds the largest words. */
async function chooseZone(
  { language, typefaces }: DrawingTools,
  { text, icon }: PlacedCell['cell'],
  zones: readonly TextZone[],
): Promise<ChosenZone | undefined> {
  let best: (ChosenZone & { readonly score: number }) | undefined;
  for (const whole of zones) {
    const iconPx = icon === undefined ? 0 : iconSize(whole, hasWords(text));
    const strip = hasWords(text) ? Math.round(iconPx * 1.18) : 0;
    const zone = { ...whole, y: whole.y + strip, height: whole.height - strip };
    const fitted = await fitCell(text, zone, language, typefaces);
    const isCut = (fitted.title?.cut ?? false) || (fitted.body?.cut ?? false);
    const score = (isCut ? 0 : 1000) + (fitted.title?.sizePx ?? 0) + (fitted.body?.sizePx ?? 0);
    if (best === undefined || score > best.score) best = { zone, fitted, iconPx, score };
    if (!isCut) break;
  }
  return best;
}
