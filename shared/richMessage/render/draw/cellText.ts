import type { Language } from '../../../content/languages';
import type { Rectangle } from '../../layout';
import type { CellText } from '../../richMessage';
import { type FitRequest, type FittedText, fitText } from '../text/fitText';
import type { Typefaces } from '../text/typeface';
import type { TextPart } from './drawnText';
import { type PlacedText, textHeight } from './placedText';

/** Where the words of a cell go, and how large they may be. */
export interface TextZone extends Rectangle {
  readonly align: 'top' | 'middle' | 'bottom';
  readonly titlePx: SizeRange;
  readonly bodyPx: SizeRange;
}

export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

export interface FittedCell {
  readonly title: FittedText | undefined;
  readonly body: FittedText | undefined;
}

/** Whether a cell says anything but its footer. */
export function hasWords({ title, body }: CellText): boolean {
  return Boolean(title) || Boolean(body);
}

/** The shares of the zone's height that a title may take where there is a body too: less where that leaves too little. */
const titleShares = [0.58, 0.46, 0.36];
/** The share of its largest size below which a body counts as too small. */
const comfortable = 0.72;

/** Sizes title and body for their zone: both take all the height that is free before their end is left out. */
export async function fitCell(
  { title, body }: CellText,
  zone: TextZone,
  language: Language,
  typefaces: Typefaces,
): Promise<FittedCell> {
  if (!title || !body) {
    return {
      title: title ? await fitTitle(title, zone.height, zone, language, typefaces) : undefined,
      body: body ? await fitBody(body, undefined, zone, language, typefaces) : undefined,
    };
  }
  const shared = await shareZone(title, body, zone, language, typefaces);
  if (!shared.title.cut) return shared;
  // The body as small as it may be leaves the title the most.
  const smallBody = { ...zone, bodyPx: { min: zone.bodyPx.min, max: zone.bodyPx.min } };
  const least = await fitBody(body, undefined, smallBody, language, typefaces);
  const free = zone.height - textHeight(least) - gapAfter({ sizePx: zone.titlePx.min });
  const whole = await fitTitle(title, free, zone, language, typefaces);
  const fittedBody = await fitBody(body, whole, zone, language, typefaces);
  return fittedBody.cut && !shared.body.cut ? shared : { title: whole, body: fittedBody };
}

/** Title and body, the title in the largest share of the height that leaves the body a comfortable size. */
async function shareZone(
  title: string,
  body: string,
  zone: TextZone,
  language: Language,
  typefaces: Typefaces,
): Promise<{ title: FittedText; body: FittedText }> {
  let best: { title: FittedText; body: FittedText } | undefined;
  for (const share of titleShares) {
    const fittedTitle = await fitTitle(title, zone.height * share, zone, language, typefaces);
    const fittedBody = await fitBody(body, fittedTitle, zone, language, typefaces);
    const isBetter =
      best === undefined ||
      (best.body.cut && !fittedBody.cut) ||
      fittedBody.sizePx > best.body.sizePx;
    if (isBetter) best = { title: fittedTitle, body: fittedBody };
    const isLarge = fittedBody.sizePx >= zone.bodyPx.max * comfortable;
    if (isLarge && !fittedBody.cut) break;
  }
  if (best === undefined) throw new RangeError('expected a share');
  return best;
}

function fitTitle(
  text: string,
  maxHeightPx: number,
  zone: TextZone,
  language: Language,
  typefaces: Typefaces,
): Promise<FittedText> {
  const request: FitRequest = {
    ...base(text, language, zone),
    weight: 'Bold',
    maxSizePx: zone.titlePx.max,
    minSizePx: Math.min(zone.titlePx.min, zone.titlePx.max),
    maxLines: 3,
    maxHeightPx,
  };
  return fitWhole(request, typefaces);
}

/** The most lines of a text that would be cut in fewer. */
const manyLines = 9;

/** Fits a text; one that is too long for the lines that look best takes as many as its height holds. */
async function fitWhole(request: FitRequest, typefaces: Typefaces): Promise<FittedText> {
  const fitted = await fitText(request, typefaces);
  return fitted.cut ? fitText({ ...request, maxLines: manyLines }, typefaces) : fitted;
}

function fitBody(
  text: string,
  title: FittedText | undefined,
  zone: TextZone,
  language: Language,
  typefaces: Typefaces,
): Promise<FittedText> {
  const taken = title ? textHeight(title) + gapAfter(title) : 0;
  const underTitle = title ? title.sizePx * 0.62 : zone.bodyPx.max;
  const request: FitRequest = {
    ...base(text, language, zone),
    maxSizePx: Math.max(Math.min(zone.bodyPx.max, underTitle), zone.bodyPx.min),
    minSizePx: Math.min(zone.bodyPx.min, zone.bodyPx.max),
    maxHeightPx: Math.max(zone.height - taken, 40),
    // Shorter lines than the title's box read better.
    maxWidthPx: zone.width * (zone.width > 700 ? 0.94 : 1),
  };
  return fitWhole(request, typefaces);
}

/** One line of small text. */
export function fitLine(
  text: string,
  language: Language,
  maxWidthPx: number,
  maxSizePx: number,
  typefaces: Typefaces,
): Promise<FittedText> {
  const request = base(text, language, { width: maxWidthPx, height: maxSizePx * 2 });
  return fitText({ ...request, maxSizePx, minSizePx: 18, maxLines: 1 }, typefaces);
}

/**
 * Title and body below each other, as one block that stands in its zone as the zone is aligned.
 * @param wideGap px between the two, where they stand further apart than usual
 */
export function placeCell(
  { title, body }: FittedCell,
  zone: TextZone,
  wideGap?: number,
): { part: TextPart; block: PlacedText }[] {
  const usual = title && body ? gapAfter(title) : 0;
  const words = (title ? textHeight(title) : 0) + (body ? textHeight(body) : 0);
  // A wide gap may take what the zone has left, no more.
  const gap = usual === 0 ? 0 : Math.max(usual, Math.min(wideGap ?? 0, zone.height - words));
  const height = words + gap;
  const free = zone.height - height;
  const start = zone.y + (zone.align === 'top' ? 0 : zone.align === 'middle' ? free / 2 : free);
  const centerX = zone.x + zone.width / 2;
  const placed: { part: TextPart; block: PlacedText }[] = [];
  if (title) placed.push({ part: 'title', block: { fitted: title, centerX, top: start } });
  if (body) {
    const top = start + height - textHeight(body);
    placed.push({ part: 'body', block: { fitted: body, centerX, top } });
  }
  return placed;
}

function gapAfter({ sizePx }: Pick<FittedText, 'sizePx'>): number {
  return sizePx * 0.4;
}

function base(
  text: string,
  language: Language,
  { width, height }: { readonly width: number; readonly height: number },
): FitRequest {
  return {
    text,
    language,
    weight: 'Regular',
    // Wider apart where marks stand above and below the letters.
    lineHeight: language === 'th' || language === 'vi' ? 1.5 : 1.36,
    maxLines: 5,
    maxWidthPx: width,
    maxHeightPx: height,
    maxSizePx: 52,
    minSizePx: 20,
  };
}
