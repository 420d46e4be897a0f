import type { messagingApi } from '@line/bot-sdk';
import { shorten } from '../text/graphemes';
import { senderOf } from './messageSender';
import type { RichMessage, TapAction } from './richMessage';
import { baseWidthPx, imageWidths } from './widths';

/** A button that the bot is told of when it is tapped. */
export interface PostbackButton {
  /** At most 20 graphemes, so that two fit beside each other. */
  readonly label: string;
  /** At most 300 characters. */
  readonly data: string;
  /** What the chat shows as said by the user; at most 300. */
  readonly displayText?: string;
}

/** One picture of a Flex message with what stands below it. */
export interface FlexCard {
  readonly message: RichMessage;
  /** Where the widths are. */
  readonly imageUrl: string;
  /** Words below the picture. */
  readonly text?: { readonly title?: string; readonly body?: string };
  /** Below the buttons of the cells, two in a row. */
  readonly buttons: readonly PostbackButton[];
}

/** Longest side of a picture in a Flex message, px. @see https://developers.line.biz/en/reference/messaging-api/#f-image */
export const maxFlexImagePx = 1024;
/** Of the buttons that do what the picture's cells do, while no brand says otherwise. */
const usualAccent = '#06c755';

/**
 * One card as a Flex message: the picture on top, words, a button for each cell that can be tapped, then the others. The
 * first cell's action is the picture's own when the picture has no other cell.
 * @see https://developers.line.biz/en/reference/messaging-api/#bubble
 */
export function createFlexBubble(card: FlexCard): messagingApi.FlexMessage {
  const { altText } = card.message;
  return { type: 'flex', altText, contents: bubbleOf(card), ...senderOf(card.message) };
}

/**
 * Up to twelve cards beside each other, all of one size.
 * @see https://developers.line.biz/en/reference/messaging-api/#f-carousel
 */
export function createFlexCarousel(
  cards: readonly FlexCard[],
  altText: string,
): messagingApi.FlexMessage {
  return {
    type: 'flex',
    altText,
    contents: { type: 'carousel', contents: cards.map(bubbleOf) },
    ...(cards[0] === undefined ? {} : senderOf(cards[0].message)),
  };
}

/** The largest width of a picture of this height (at 1040) that Flex takes, in px. */
export function flexImageWidth(heightPx: number): number {
  const fitting = imageWidths.filter(
    (width) => width <= maxFlexImagePx && (width * heightPx) / baseWidthPx <= maxFlexImagePx,
  );
  return fitting.at(-1) ?? imageWidths[0];
}

function bubbleOf({ message, imageUrl, text, buttons }: FlexCard): messagingApi.FlexBubble {
  const { cells, heightPx } = message;
  const [only] = cells.length === 1 ? cells : [];
  const tap = only?.action;
  const own =
    cells.length === 1
      ? []
      : cells.flatMap((cell) => cellButton(cell, message.brand?.palette?.accent ?? usualAccent));
  const rows = pairs(buttons.map(postbackButton));
  const footer = [...own, ...rows];
  const words = text === undefined ? [] : wordsOf(text);
  return {
    type: 'bubble',
    size: 'mega',
    hero: {
      type: 'image',
      url: `${imageUrl}/${flexImageWidth(heightPx)}`,
      size: 'full',
      aspectRatio: `${baseWidthPx}:${heightPx}`,
      aspectMode: 'cover',
      ...(tap === undefined ? {} : { action: flexAction(tap, message.altText) }),
    },
    ...(words.length === 0
      ? {}
      : { body: { type: 'box', layout: 'vertical', spacing: 'sm', contents: words } }),
    ...(footer.length === 0
      ? {}
      : { footer: { type: 'box', layout: 'vertical', spacing: 'sm', contents: footer } }),
  };
}

function wordsOf({ title, body }: NonNullable<FlexCard['text']>): messagingApi.FlexText[] {
  return [
    ...(title
      ? [{ type: 'text' as const, text: title, weight: 'bold' as const, size: 'lg', wrap: true }]
      : []),
    ...(body
      ? [{ type: 'text' as const, text: body, size: 'sm', color: '#555555', wrap: true }]
      : []),
  ];
}

function cellButton(
  { text, action }: RichMessage['cells'][number],
  color: string,
): messagingApi.FlexButton[] {
  if (action === undefined) return [];
  const label = shorten(action.label ?? text.footer ?? text.title ?? text.body ?? '›', 40);
  return [
    {
      type: 'button',
      style: 'primary',
      color,
      height: 'sm',
      action: flexAction(action, label),
    },
  ];
}

function postbackButton({ label, data, displayText }: PostbackButton): messagingApi.FlexButton {
  const said = displayText === undefined ? {} : { displayText };
  return {
    type: 'button',
    style: 'link',
    height: 'sm',
    action: { type: 'postback', label, data, ...said },
  };
}

function pairs(buttons: readonly messagingApi.FlexButton[]): messagingApi.FlexBox[] {
  const rows: messagingApi.FlexBox[] = [];
  for (let at = 0; at < buttons.length; at += 2) {
    rows.push({ type: 'box', layout: 'horizontal', contents: buttons.slice(at, at + 2) });
  }
  return rows;
}

function flexAction(action: TapAction, fallback: string): messagingApi.Action {
  const label = shorten(action.label ?? fallback, 40);
  switch (action.type) {
    case 'uri':
      return { type: 'uri', label, uri: action.linkUri };
    case 'message':
      return { type: 'message', label, text: action.text };
    case 'clipboard':
      return { type: 'clipboard', label, clipboardText: action.clipboardText };
    default:
      return action satisfies never;
  }
}
