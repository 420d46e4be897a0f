import type { Rectangle } from '../../layout';
import type { Brand } from '../../templates/brand';
import { type Canvas, paintSprite, type Sprite } from './canvas';

const marginPx = 36;
/** Between the logo and the nearest word. */
const clearPx = 24;

/** A logo in a corner of the picture, and the box around it that stays free of words. */
export interface PlacedLogo {
  readonly sprite: Sprite;
  readonly x: number;
  readonly y: number;
  readonly clear: Rectangle;
}

export function placeLogo(
  canvas: Pick<Canvas, 'width' | 'height'>,
  sprite: Sprite,
  place: Brand['logoPlace'],
): PlacedLogo {
  const right = canvas.width - marginPx - sprite.width;
  const bottom = canvas.height - marginPx - sprite.height;
  const x = place.endsWith('Left') ? marginPx : right;
  const y = place.startsWith('top') ? marginPx : bottom;
  const clear = {
    x: x - clearPx,
    y: y - clearPx,
    width: sprite.width + 2 * clearPx,
    height: sprite.height + 2 * clearPx,
  };
  return { sprite, x, y, clear };
}

export function drawLogo(canvas: Canvas, { sprite, x, y }: PlacedLogo): void {
  paintSprite(canvas, sprite, x, y);
}

/**
 * The larger part of a box that the other box leaves free, cut above, below, or beside it.
 * @param taken undefined when nothing is to be kept free
 */
export function freeOf<Box extends Rectangle>(box: Box, taken: Rectangle | undefined): Box {
  if (taken === undefined || !overlaps(box, taken)) return box;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const [takenRight, takenBottom] = [taken.x + taken.width, taken.y + taken.height];
  const parts = [
    { x: box.x, y: takenBottom, width: box.width, height: bottom - takenBottom },
    { x: box.x, y: box.y, width: box.width, height: taken.y - box.y },
    { x: takenRight, y: box.y, width: right - takenRight, height: box.height },
    { x: box.x, y: box.y, width: taken.x - box.x, height: box.height },
  ].filter(({ width, height }) => width > 0 && height > 0);
  const area = ({ width, height }: Rectangle) => width * height;
  const [largest] = parts.sort((a, b) => area(b) - area(a));
  return { ...box, ...largest };
}

function overlaps(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
