import sharp from 'sharp';
import type { ShapedGlyph } from '../text/typeface';
import { type Canvas, paintMask, paintSprite, type Rgb, softShadow, type Sprite } from './canvas';
import { emojiSvg } from './emojiSvg';
import { lineBoxes, type PlacedText, textHeight } from './placedText';
import { createRasteriser } from './rasterise';

const shadowMarginPx = 16;
const shadowColor: Rgb = [8, 8, 24];

/** Draws a text, its shadow first where it has one, its colour emoji last. */
export async function drawTextBlock(
  canvas: Canvas,
  placed: PlacedText,
  ink: Rgb,
  shadow: number,
): Promise<void> {
  const { fitted } = placed;
  const boxes = lineBoxes(placed);
  // Marks above and below reach out of their line.
  const margin = Math.ceil(fitted.sizePx * 0.5);
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
  const top = Math.floor(placed.top) - margin;
  const height = Math.ceil(textHeight(fitted)) + 2 * margin;
  const rasteriser = createRasteriser(right - left, height);
  const scale = fitted.sizePx / 1000;
  const emoji: { glyph: ShapedGlyph; x: number; baseline: number }[] = [];

  for (const [index, line] of fitted.lines.entries()) {
    let x = placed.centerX - line.widthPx / 2;
    // The baseline that centres capitals and Han characters alike in their line.
    const baseline =
      placed.top + index * fitted.lineHeightPx + fitted.lineHeightPx / 2 + fitted.sizePx * 0.36;
    for (const glyph of line.glyphs) {
      const { typeface } = glyph;
      if (typeface.isEmoji) {
        // A variation selector is a glyph too, of no width.
        if (glyph.advance > 0) emoji.push({ glyph, x, baseline });
      } else {
        rasteriser.add(
          typeface.outline(glyph.glyph),
          x + glyph.xOffset * scale - left,
          baseline - glyph.yOffset * scale - top,
          fitted.sizePx / typeface.unitsPerEm,
        );
      }
      x += glyph.advance * scale;
    }
  }
  const mask = rasteriser.finish();
  if (shadow > 0) {
    const soft = softShadow(mask, shadowMarginPx);
    paintMask(canvas, soft, left - shadowMarginPx, top - shadowMarginPx + 3, shadowColor, shadow);
  }
  paintMask(canvas, mask, left, top, ink);
  for (const { glyph, x, baseline } of emoji) {
    const sprite = await emojiSprite(glyph, fitted.sizePx);
    // Emoji stand a little below the baseline, as tall as the text around them.
    paintSprite(canvas, sprite, Math.round(x), Math.round(baseline - fitted.sizePx * 0.95));
  }
}

const sprites = new Map<string, Promise<Sprite>>();
const maxSprites = 300;

/** A colour glyph as pixels; the last few hundred are kept. */
function emojiSprite({ typeface, glyph, advance }: ShapedGlyph, sizePx: number): Promise<Sprite> {
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
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(0 ${sizePx * 0.95}) scale(${scale} ${-scale})">${emojiSvg(typeface.font, glyph)}</g></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: data };
  }
}
