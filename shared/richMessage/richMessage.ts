import { z } from 'zod';
import { languages } from '../content/languages';
import { Brand } from './templates/brand';
import { iconNames } from './render/draw/icons';
import { isOneEmoji } from './render/text/emoji';
import { UploadName } from './upload/uploadName';

/** The layouts of LINE Official Account Manager: how a picture is divided into tap areas. */
export const layoutNames = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type LayoutName = (typeof layoutNames)[number];

/** What a tap on an area does; limits are LINE's for imagemap actions. */
export const TapAction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('uri'),
    linkUri: z.string().min(1).max(1000),
    label: z.string().max(100).optional(),
  }),
  z.object({
    type: z.literal('message'),
    text: z.string().min(1).max(400),
    label: z.string().max(100).optional(),
  }),
  z.object({
    type: z.literal('clipboard'),
    clipboardText: z.string().min(1).max(1000),
    label: z.string().max(100).optional(),
  }),
]);
export type TapAction = z.infer<typeof TapAction>;

/** Words of one cell. `title` is set large and bold, `body` below it, `footer` small at the foot. */
export const CellText = z.object({
  title: z.string().max(500).optional(),
  body: z.string().max(500).optional(),
  footer: z.string().max(100).optional(),
});
export type CellText = z.infer<typeof CellText>;

const Icon = z
  .string()
  .max(40)
  .refine(
    (icon) => (iconNames as readonly string[]).includes(icon) || isOneEmoji(icon),
    `must be one emoji, or one of ${iconNames.join(', ')}`,
  );

/** One tap area and what is drawn in it. */
export const Cell = z.object({
  text: CellText.default({}),
  /** Above the words: the name of a line drawing, or an emoji. */
  icon: Icon.optional(),
  /** An uploaded picture: beside or above the words; without words it fills the cell. */
  picture: UploadName.optional(),
  action: TapAction.optional(),
});
export type Cell = z.infer<typeof Cell>;

/** A video that plays in one cell. @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
const CellVideo = z.object({
  /** mp4, at most 200 MB, over https. */
  originalContentUrl: z.string().min(1).max(2000),
  /** JPEG or PNG, at most 1 MB, over https. */
  previewImageUrl: z.string().min(1).max(2000),
  /** The cell that it plays in. */
  cell: z.number().int().min(0).max(5).default(0),
  /** Shown when the video has ended. */
  externalLink: z
    .object({ linkUri: z.string().min(1).max(1000), label: z.string().min(1).max(30) })
    .optional(),
});
export type CellVideo = z.infer<typeof CellVideo>;

/** Who a message seems to come from. @see https://developers.line.biz/en/docs/messaging-api/icon-nickname-switch/ */
const Sender = z.object({
  name: z.string().min(1).max(20).optional(),
  iconUrl: z.string().min(1).max(2000).optional(),
});

/**
 * A rich message before it is drawn: exact words, a template, a layout. Two equal inputs make the same
 * picture, so its key is the hash of this input in canonical form and of the renderer's version.
 */
export const RichMessage = z.object({
  template: z.string().min(1).max(100),
  language: z.enum(languages),
  layout: z.enum(layoutNames),
  /** Height at 1040 px width. */
  heightPx: z.number().int().min(520).max(2080).default(1040),
  /** One for each cell of the layout, in reading order. */
  cells: z.array(Cell).min(1).max(6),
  /** The brand's look; the operator's own where it is left out and one is set. */
  brand: Brand.optional(),
  video: CellVideo.optional(),
  sender: Sender.optional(),
  /** Read by screen readers and shown in the chat list; LINE's limit is 1500. */
  altText: z.string().min(1).max(1500),
  /**
   * Set for a picture with a person's own words, which is theirs alone and may be taken back: a secret of 128 bits, as
   * base64url, that makes its name one nobody guesses.
   */
  personal: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
});
export type RichMessage = z.infer<typeof RichMessage>;
