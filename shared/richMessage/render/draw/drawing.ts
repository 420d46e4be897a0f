import type { Language } from '../../../content/languages';
import type { Rectangle } from '../../layout';
import type { Cell } from '../../richMessage';
import type { Typefaces } from '../text/typeface';
import type { Canvas, Sprite } from './canvas';
import type { TextZone } from './cellText';
import type { TextNotes } from './drawnText';
import type { Look } from './look';

/** Uploaded pictures, in the sizes in which they are drawn. */
export interface Uploads {
  /** Fills a box of this size, what is too wide or too high cut off. @throws RenderError when there is none of that name */
  cover(name: string, width: number, height: number): Promise<Canvas>;
  /** As large as fits into a box of this size. @throws RenderError when there is none of that name */
  contain(name: string, width: number, height: number): Promise<Sprite>;
}

/** What every cell of a picture is drawn with. */
export interface DrawingTools {
  readonly canvas: Canvas;
  readonly look: Look;
  readonly language: Language;
  readonly typefaces: Typefaces;
  readonly uploads: Uploads;
  readonly notes: TextNotes;
  /** The logo's box, which no word enters; undefined without a logo. */
  readonly taken: Rectangle | undefined;
}

/** A cell and where it is on the picture. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly rectangle: Rectangle;
  /** Among the cells of the message. */
  readonly index: number;
}

/** A zone for words in px of the picture. */
export type ZoneBox = Pick<TextZone, 'x' | 'y' | 'width' | 'height' | 'align'>;
