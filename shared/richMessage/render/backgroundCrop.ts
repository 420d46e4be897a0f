import type { ZoneBox } from './draw/drawing';
import { baseWidthPx } from '../widths';
import type { TextZone } from '../templates/templates';

/** How a background is scaled and cut for a picture of another shape. */
export interface BackgroundCrop {
  /** Size of the background when it covers the picture. */
  readonly scaledWidth: number;
  readonly scaledHeight: number;
  /** The part that is seen begins here. */
  readonly left: number;
  readonly top: number;
}

/** Words keep at least this distance from the edges of the picture, as a share of its height or width. */
const margin = 0.06;

/** Cuts a background so that the best zone of its words stays where it was among what is seen. */
export function cropBackground(
  source: { readonly width: number; readonly height: number },
  zone: TextZone,
  heightPx: number,
): BackgroundCrop {
  const scale = Math.max(baseWidthPx / source.width, heightPx / source.height);
  const scaledWidth = Math.max(baseWidthPx, Math.round(source.width * scale));
  const scaledHeight = Math.max(heightPx, Math.round(source.height * scale));
  return {
    scaledWidth,
    scaledHeight,
    left: Math.round((scaledWidth - baseWidthPx) * (zone.x + zone.width / 2)),
    top: Math.round((scaledHeight - heightPx) * (zone.y + zone.height / 2)),
  };
}

/** A zone of the background in px of the picture. What the cut left of it may be too low for words: then it is moved and made higher. */
export function placeZone(crop: BackgroundCrop, zone: TextZone, heightPx: number): ZoneBox {
  const across = within(
    zone.x * crop.scaledWidth - crop.left,
    zone.width * crop.scaledWidth,
    baseWidthPx,
    // A zone that is narrow by design, within a ring for instance, is never made wider than it is.
    Math.min(0.7, zone.width),
  );
  const down = within(
    zone.y * crop.scaledHeight - crop.top,
    zone.height * crop.scaledHeight,
    heightPx,
    0.4,
  );
  return {
    x: across.from,
    y: down.from,
    width: across.length,
    height: down.length,
    align: zone.align,
  };
}

/** A stretch that lies within 0 and `whole` with a margin, and is at least `least` of it long. */
function within(
  from: number,
  length: number,
  whole: number,
  least: number,
): { from: number; length: number } {
  const edge = Math.round(whole * margin);
  const start = Math.max(edge, Math.round(from));
  const end = Math.min(whole - edge, Math.round(from + length));
  const wanted = Math.round(whole * least);
  if (end - start >= wanted) return { from: start, length: end - start };
  const moved = Math.min(
    Math.max(edge, Math.round((start + end - wanted) / 2)),
    whole - edge - wanted,
  );
  return { from: moved, length: wanted };
}
