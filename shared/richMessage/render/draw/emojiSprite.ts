import sharp from 'sharp';
import type { ShapedGlyph } from '../text/typeface';
import type { Sprite } from './canvas';
import { emojiSvg } from './emojiSvg';

const sprites = new Map<string, Promise<Sprite>>();
const maxSprites = 300;

/** How far below its top an emoji's baseline lies, in font sizes. */
export const emojiBaseline = 0.95;

/** A colour glyph as pixels; the last few hundred are kept. */
export function emojiSprite(
  { typeface, glyph, advance }: ShapedGlyph,
  sizePx: number,
): Promise<Sprite> {
  const name = `${glyph}@${sizePx}`;
  const known = sprites.get(name);
  if (known) return known;
  const made = drawEmoji();
  sprites.set(name, made);
  made.catch(() => sprites.delete(name));
  if (sprites.size > maxSprites) sprites.delete(sprites.keys().next().value ?? '');
  return made;

  async function drawEmoji(): Promise<Sprite> {
    const width = Math.ceil((advance * sizePx) / 1000);
    const height = Math.ceil(sizePx * 1.25);
    const scale = sizePx / typeface.unitsPerEm;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(0 ${sizePx * emojiBaseline}) scale(${scale} ${-scale})">${emojiSvg(typeface.font, glyph)}</g></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: data };
  }
}
