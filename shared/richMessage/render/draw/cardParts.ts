import type { Rectangle } from '../../layout';
import type { Cell } from '../../richMessage';
import { buttonPx } from './cards';
import { hasWords, type TextZone } from './cellText';

/** Cells that are this much wider than high have their button, picture and icon at the side. */
const wide = 1.7;
/** The share of a card that its picture takes where there are words too. */
const pictureShare = { side: 0.4, top: 0.46 };

/** Where the parts of a card go. */
export interface CardParts {
  readonly picture: Rectangle | undefined;
  readonly icon:
    { readonly centerX: number; readonly top: number; readonly sizePx: number } | undefined;
  readonly zone: TextZone;
  /** Where the button or the footer's line goes. */
  readonly foot: { readonly centerX: number; readonly centerY: number; readonly width: number };
  /** The button stands at the right edge, beside the words. */
  readonly buttonAtSide: boolean;
}

function isWide({ width, height }: Rectangle): boolean {
  return width > height * wide;
}

/** Divides a card: its picture first, what is left for icon, words and button. */
export function divideCard({ text, icon, picture, action }: Cell, card: Rectangle): CardParts {
  const isPictureAlone = !hasWords(text) && !text.footer && icon === undefined;
  const place = picture === undefined ? undefined : isPictureAlone ? card : picturePlace(card);
  const rest = place === undefined || isPictureAlone ? card : without(card, place);
  const padding = Math.round(Math.min(rest.width, rest.height) * 0.09);
  const buttonAtSide = action !== undefined && !text.footer && isWide(rest);
  const iconAtSide = icon !== undefined && isWide(rest) && hasWords(text);
  const iconPx = icon === undefined ? 0 : iconSize(rest, iconAtSide, hasWords(text));
  const right = buttonAtSide ? buttonPx + 44 : padding;
  const left = iconAtSide ? Math.round(padding + iconPx + 28) : buttonAtSide ? right : padding;
  const below = text.footer || (action && !buttonAtSide) ? buttonPx + padding : 0;
  const above = icon !== undefined && !iconAtSide && hasWords(text) ? Math.round(iconPx * 1.12) : 0;
  const zone: TextZone = {
    x: rest.x + left,
    y: rest.y + padding + above,
    width: rest.width - left - right,
    height: rest.height - 2 * padding - below - above,
    align: 'middle',
    titlePx: { min: 26, max: Math.min(84, rest.width / 4.6, rest.height / 3.4) },
    bodyPx: { min: 20, max: rest.width > 700 ? 42 : 34 },
  };
  const foot = {
    centerX: buttonAtSide ? rest.x + rest.width - 64 : rest.x + rest.width / 2,
    centerY: buttonAtSide
      ? rest.y + rest.height / 2
      : rest.y + rest.height - padding - buttonPx / 2,
    width: rest.width,
  };
  const middle = rest.y + (rest.height - below) / 2;
  return {
    picture: place,
    icon:
      icon === undefined
        ? undefined
        : {
            sizePx: iconPx,
            centerX: iconAtSide ? rest.x + padding + iconPx / 2 : rest.x + rest.width / 2,
            top: iconAtSide || !hasWords(text) ? middle - iconPx / 2 : rest.y + padding,
          },
    zone,
    foot,
    buttonAtSide,
  };
}

function iconSize({ width, height }: Rectangle, atSide: boolean, hasText: boolean): number {
  if (!hasText) return Math.round(Math.min(width, height) * 0.42);
  return Math.round(atSide ? Math.min(height * 0.42, 150) : Math.min(width, height) * 0.24);
}

function picturePlace(card: Rectangle): Rectangle {
  if (isWide(card)) return { ...card, width: Math.round(card.width * pictureShare.side) };
  return { ...card, height: Math.round(card.height * pictureShare.top) };
}

function without(card: Rectangle, part: Rectangle): Rectangle {
  if (part.height === card.height) {
    return { ...card, x: card.x + part.width, width: card.width - part.width };
  }
  return { ...card, y: card.y + part.height, height: card.height - part.height };
}
