import { z } from 'zod';
import { languages } from '../content/languages';

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

export const Cell = z.object({ text: CellText, action: TapAction.optional() });
export type Cell = z.infer<typeof Cell>;

/**
 * A rich message before it is drawn: exact words, a template, a layout. Two equal inputs make the same
 * picture, so its key is the hash of this input in canonical form and of the renderer's version.
 */
export const RichMessage = z.object({
  template: z.string().min(1),
  language: z.enum(languages),
  layout: z.enum(layoutNames),
  /** Height at 1040 px width. */
  heightPx: z.number().int().min(520).max(2080).default(1040),
  /** One for each cell of the layout, in reading order. */
  cells: z.array(Cell).min(1).max(6),
  /** Read by screen readers and shown in the chat list; LINE's limit is 1500. */
  altText: z.string().min(1).max(1500),
});
export type RichMessage = z.infer<typeof RichMessage>;
