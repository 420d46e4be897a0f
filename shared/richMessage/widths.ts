/**
 * The widths at which LINE's apps fetch an imagemap's picture, in px, smallest first.
 * @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message
 */
export const imageWidths = [240, 300, 460, 700, 1040] as const;

export type ImageWidth = (typeof imageWidths)[number];

/** The width that tap areas and `baseSize` are given in. */
export const baseWidthPx = 1040;
