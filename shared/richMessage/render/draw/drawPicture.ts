import { RenderError } from '../../../errors';
import { cellCount, layoutCells } from '../../layout';
import type { LayoutName, RichMessage } from '../../richMessage';
import type { Typefaces } from '../text/typeface';
import type { Canvas } from './canvas';
import { drawCards } from './drawCards';
import type { PlacedCell, Uploads, ZoneBox } from './drawing';
import { drawLogo, freeOf, placeLogo } from './drawLogo';
import { createTextNotes, type DrawnText } from './drawnText';
import { drawOpen, heroZone, openZone } from './drawOpen';
import { lookOf } from './look';

/** Layouts whose first cell is the picture itself, with the other cells as cards below it. */
const withHero: readonly LayoutName[] = ['F', 'G'];

export interface Drawing {
  /** The background, to be drawn on. */
  readonly canvas: Canvas;
  /** The background, blurred: what is seen through the glass of a card. */
  readonly frosted: () => Promise<Canvas>;
  readonly message: RichMessage;
  /** The template's zones in px of the canvas, the best first. */
  readonly zones: readonly ZoneBox[];
  /** Those of the brand's style. */
  readonly typefaces: Typefaces;
  readonly uploads: Uploads;
  /** Also measures the contrast of every text. */
  readonly inspect: boolean;
}

/** Draws the cells of a rich message on its background, and answers how its texts came out. */
export async function drawPicture(drawing: Drawing): Promise<readonly DrawnText[]> {
  const { canvas, message, typefaces, uploads } = drawing;
  const { layout, heightPx, language, brand } = message;
  if (message.cells.length !== cellCount(layout)) {
    throw new RenderError(
      'render.cells',
      `Layout ${layout} has ${cellCount(layout)} cells, not ${message.cells.length}`,
    );
  }
  const placed = layoutCells(layout, heightPx).flatMap((rectangle, index): PlacedCell[] => {
    const cell = message.cells[index];
    return cell === undefined ? [] : [{ cell, rectangle, index }];
  });
  const [first, ...others] = placed;
  if (first === undefined) return [];
  const notes = createTextNotes(drawing.inspect);
  const logo =
    brand?.logo === undefined
      ? undefined
      : placeLogo(canvas, await uploads.contain(brand.logo, 220, 84), brand.logoPlace);
  const taken = logo?.clear;
  const tools = { canvas, look: lookOf(brand), language, typefaces, uploads, notes, taken };
  const hasHero = withHero.includes(layout);
  const cards = others.length === 0 ? [] : hasHero ? others : placed;
  // Cards lie on the background as it is: its words may reach below their edge.
  const frosted = cards.length > 0 ? await drawing.frosted() : canvas;
  if (others.length === 0) {
    await drawOpen(
      tools,
      first,
      drawing.zones.map((zone) => openZone(freeOf(zone, taken))),
    );
  } else if (hasHero) {
    await drawOpen(tools, first, [freeOf(heroZone(first.rectangle), taken)]);
  }
  if (cards.length > 0) await drawCards(tools, frosted, cards);
  if (logo !== undefined) drawLogo(canvas, logo);
  return notes.texts;
}
