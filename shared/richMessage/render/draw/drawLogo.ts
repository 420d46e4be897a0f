import type { Brand } from '../../templates/brand';
import { type Canvas, paintSprite, type Sprite } from './canvas';

const marginPx = 36;

/** Puts a logo into a corner of the picture. */
export function drawLogo(canvas: Canvas, logo: Sprite, place: Brand['logoPlace']): void {
  const right = canvas.width - marginPx - logo.width;
  const bottom = canvas.height - marginPx - logo.height;
  const x = place.endsWith('Left') ? marginPx : right;
  const y = place.startsWith('top') ? marginPx : bottom;
  paintSprite(canvas, logo, x, y);
}
