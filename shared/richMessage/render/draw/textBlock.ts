import type { ShapedGlyph } from '../text/typeface';
import { type Canvas, paintMask, paintSprite, softShadow } from './canvas';
import type { Rgb } from './color';
import { emojiBaseline, emojiSprite } from './emojiSprite';
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
    paintSprite(
      canvas,
      sprite,
      Math.round(x),
      Math.round(baseline - fitted.sizePx * emojiBaseline),
    );
  }
}
