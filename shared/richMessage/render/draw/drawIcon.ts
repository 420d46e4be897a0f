import sharp from 'sharp';
import type { Language } from '../../../content/languages';
import { RenderError } from '../../../errors';
import { shapeText } from '../text/itemise';
import type { Typefaces } from '../text/typeface';
import { type Canvas, paintMask, paintSprite, softShadow } from './canvas';
import type { Rgb } from './color';
import { emojiSprite } from './emojiSprite';
import { iconSvg } from './icons';
import type { Mask } from './rasterise';

const masks = new Map<string, Promise<Mask>>();
const maxMasks = 100;
const shadowMarginPx = 16;
const shadowColor: Rgb = [8, 8, 24];

export interface IconPlace {
  readonly centerX: number;
  readonly top: number;
  readonly sizePx: number;
}

/**
 * Draws a line drawing in a colour, with a soft shadow where `shadow` is over 0, or an emoji in its own colours.
 * @throws RenderError `render.unknownIcon` for what is neither
 */
export async function drawIcon(
  canvas: Canvas,
  icon: string,
  { centerX, top, sizePx }: IconPlace,
  look: { readonly ink: Rgb; readonly shadow: number },
  fonts: { readonly language: Language; readonly typefaces: Typefaces },
): Promise<void> {
  const size = Math.round(sizePx);
  const [x, y] = [Math.round(centerX - size / 2), Math.round(top)];
  const mask = await iconMask(icon, size);
  if (mask !== undefined) {
    if (look.shadow > 0) {
      const soft = softShadow(mask, shadowMarginPx);
      paintMask(canvas, soft, x - shadowMarginPx, y - shadowMarginPx + 3, shadowColor, look.shadow);
    }
    paintMask(canvas, mask, x, y, look.ink);
    return;
  }
  const glyphs = await shapeText(icon, fonts.language, 'Regular', fonts.typefaces);
  const glyph = glyphs.find(({ typeface, advance }) => typeface.isEmoji && advance > 0);
  if (glyph === undefined) {
    throw new RenderError('render.unknownIcon', `There is no icon ${icon}`);
  }
  // An emoji is a quarter wider than its font size.
  const sprite = await emojiSprite(glyph, Math.round(size * 0.8));
  paintSprite(canvas, sprite, Math.round(centerX - sprite.width / 2), y);
}

function iconMask(name: string, sizePx: number): Promise<Mask> | undefined {
  const svg = iconSvg(name, sizePx);
  if (svg === undefined) return undefined;
  const known = masks.get(`${name}@${sizePx}`);
  if (known) return known;
  const made = sharp(Buffer.from(svg))
    .ensureAlpha()
    .extractChannel('alpha')
    .raw()
    .toBuffer()
    .then((data) => ({ width: sizePx, height: sizePx, data }));
  if (masks.size >= maxMasks) masks.clear();
  masks.set(`${name}@${sizePx}`, made);
  made.catch(() => masks.delete(`${name}@${sizePx}`));
  return made;
}
