import type { Brand } from '../../templates/brand';
import { contrast, hexColor, luminance, type Rgb } from './color';

/** The colours of a picture's words and buttons. */
export interface Look {
  readonly light: Rgb;
  readonly dark: Rgb;
  /** Undefined: buttons have the colour of the words. */
  readonly accent: Rgb | undefined;
}

const usual: Look = { light: [255, 255, 255], dark: [24, 26, 48], accent: undefined };

export function lookOf(brand: Brand | undefined): Look {
  const palette = brand?.palette;
  if (palette === undefined) return usual;
  return {
    light: hexColor(palette.light),
    dark: hexColor(palette.dark),
    accent: hexColor(palette.accent),
  };
}

/** The ink that is read best on a colour: one of the look's, black or white where those are too faint. */
export function inkOn(ground: Rgb, { light, dark }: Look): Rgb {
  const candidates: readonly Rgb[] = [light, dark, [255, 255, 255], [0, 0, 0]];
  const under = luminance(...ground);
  const readable = candidates.find((ink) => contrast(luminance(...ink), under) >= 4.5);
  return readable ?? [0, 0, 0];
}
