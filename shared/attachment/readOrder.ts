import { z } from 'zod';
import { attachmentForms, unreadableAttachments } from './attachmentReader';
import type { Format } from './detectFormat';

/** What is to be read of a file. */
export interface FileOrder {
  readonly format: Format;
  readonly maxCharacters: number;
  /** The sender's language: which encodings a text is likely to have. */
  readonly language?: string;
}

/** What the process is asked; the file's bytes are the frame's body. */
export interface ReadOrder extends FileOrder {
  /** When it is killed, from the moment it is asked, ms. */
  readonly withinMs: number;
}

const count = z.int().min(0).max(1_000_000_000);

/**
 * What the process says. It has read what a stranger sent, and may no longer be what it was: nothing of this is trusted.
 * `ready`: once, when it has loaded. `memory`: its resident bytes, where nobody else can look. A picture's bytes are the
 * frame's body.
 */
export const ReadAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('memory'), residentBytes: z.number().min(0) }),
  z.object({
    kind: z.literal('picture'),
    widthPx: z.int().min(1).max(10_000),
    heightPx: z.int().min(1).max(10_000),
  }),
  z.object({
    kind: z.literal('text'),
    form: z.enum(attachmentForms),
    text: z.string(),
    complete: z.boolean(),
    pages: count.optional(),
    pagesRead: count.optional(),
  }),
  z.object({ kind: z.literal('unreadable'), reason: z.enum(unreadableAttachments) }),
]);
export type ReadAnswer = z.infer<typeof ReadAnswer>;
