import type { Rectangle } from '../../layout';
import { type Canvas, paintMask, paintPicture } from './canvas';
import type { Rgb } from './color';
import { type Legibility, measureGround, prefersLight } from './contrast';
import type { Outline } from '../text/outline';
import type { Look } from './look';
import { createRasteriser, type Mask } from './rasterise';
import { chevron, roundedRectangle } from './shapes';

const outerMarginPx = 24;
const radiusPx = 30;
/** Thinner glass would look like a mistake. */
const thinnestGlass = { light: 0.5, dark: 0.6 };

/** The card of a cell: the gap between two cards is as wide as the margin around all. */
export function cardOf(cell: Rectangle, pictureWidth: number, pictureHeight: number): Rectangle {
  const side = (isEdge: boolean) => (isEdge ? outerMarginPx : outerMarginPx / 2);
  const left = cell.x + side(cell.x === 0);
  const top = cell.y + side(cell.y === 0);
  const right = cell.x + cell.width - side(cell.x + cell.width === pictureWidth);
  const bottom = cell.y + cell.height - side(cell.y + cell.height === pictureHeight);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Lays cards of frosted glass on a picture, all of one brightness, thick enough for the text that they carry.
 * @param frosted the same picture, blurred
 * @returns how the text on them is drawn
 */
export function layCards(
  canvas: Canvas,
  frosted: Canvas,
  cards: readonly Rectangle[],
  look: Look,
): Legibility | undefined {
  const grounds = cards.map((card) => measureGround(frosted, [card], look));
  const first = grounds[0];
  if (first === undefined) return undefined;
  const side = prefersLight(grounds) ? 'light' : 'dark';
  const opacity = Math.max(
    thinnestGlass[side],
    ...grounds.map((ground) => ground[side].veil.opacity),
  );
  for (const [index, card] of cards.entries()) {
    const color = grounds[index]?.[side].veil.color;
    if (color === undefined) continue;
    layGlass(canvas, frosted, card, color, opacity);
  }
  return first[side];
}

function layGlass(
  canvas: Canvas,
  frosted: Canvas,
  card: Rectangle,
  [r, g, b]: Rgb,
  opacity: number,
): void {
  const rim = roundedRectangle(card.width, card.height, radiusPx);
  paintMask(canvas, maskOf(card.width, card.height, rim), card.x, card.y, [255, 255, 255], 0.34);
  const inner = { x: card.x + 2, y: card.y + 2, width: card.width - 4, height: card.height - 4 };
  const shape = roundedRectangle(inner.width, inner.height, radiusPx - 2);
  const mask = maskOf(inner.width, inner.height, shape);
  const rest = 1 - opacity;
  const [tintR, tintG, tintB] = [r * opacity, g * opacity, b * opacity];
  const { data, width } = canvas;
  for (let y = 0; y < mask.height; y += 1) {
    let at = ((inner.y + y) * width + inner.x) * 3;
    for (let x = 0; x < mask.width; x += 1, at += 3) {
      const covered = (mask.data[y * mask.width + x] ?? 0) / 255;
      if (covered === 0) continue;
      const mix = (channel: number, tint: number) => {
        const under = data[at + channel] ?? 0;
        const glass = (frosted.data[at + channel] ?? 0) * rest + tint;
        data[at + channel] = under + (glass - under) * covered + 0.5;
      };
      mix(0, tintR);
      mix(1, tintG);
      mix(2, tintB);
    }
  }
}

/** Fills a part of a card with a picture, its corners as round as the card's. */
export function layPicture(canvas: Canvas, picture: Canvas, place: Rectangle): void {
  const rim = roundedRectangle(place.width, place.height, radiusPx);
  const mask = maskOf(place.width, place.height, rim);
  paintPicture(canvas, picture, place.x, place.y, mask);
}

export const buttonPx = 56;

/** A round button with a mark that points on: this can be tapped. */
export function drawButton(
  canvas: Canvas,
  centerX: number,
  centerY: number,
  ink: Rgb,
  ground: Rgb,
  opacity: number,
): void {
  const [left, top] = [Math.round(centerX - buttonPx / 2), Math.round(centerY - buttonPx / 2)];
  drawPill(canvas, { x: left, y: top, width: buttonPx, height: buttonPx }, ground, opacity);
  const mark = maskOf(buttonPx, buttonPx, chevron(17, 4.5), buttonPx / 2 + 1, buttonPx / 2);
  paintMask(canvas, mark, left, top, ink);
}

/** A ground with round ends in one colour. */
export function drawPill(canvas: Canvas, box: Rectangle, color: Rgb, opacity: number): void {
  const pill = maskOf(box.width, box.height, roundedRectangle(box.width, box.height, box.height));
  paintMask(canvas, pill, box.x, box.y, color, opacity);
}

function maskOf(width: number, height: number, outline: Outline, x = 0, y = 0): Mask {
  const rasteriser = createRasteriser(width, height);
  rasteriser.add(outline, x, y, 1);
  return rasteriser.finish();
}
