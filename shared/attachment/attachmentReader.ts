/** What a text was read from. */
export const attachmentForms = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'csv',
  'text',
  'markdown',
  'json',
  'code',
] as const;
export type AttachmentForm = (typeof attachmentForms)[number];

/**
 * Why something cannot be read. `tooComplex`: reading it takes more time or memory than it may. `noText`: a document of
 * pictures. `busy`: too much else is being read.
 */
export const unreadableAttachments = [
  'tooLarge',
  'encrypted',
  'damaged',
  'empty',
  'noText',
  'unsupported',
  'unknownEncoding',
  'tooComplex',
  'busy',
] as const;
export type UnreadableAttachment = (typeof unreadableAttachments)[number];

export type AttachmentReading =
  /** Upright, on white, small enough for a model. */
  | {
      readonly kind: 'picture';
      readonly jpeg: Buffer;
      readonly widthPx: number;
      readonly heightPx: number;
    }
  | {
      readonly kind: 'text';
      readonly form: AttachmentForm;
      readonly text: string;
      /** Whether this is all of it. */
      readonly complete: boolean;
      /** Pages, sheets or slides. */
      readonly pages?: number;
      readonly pagesRead?: number;
    }
  | {
      readonly kind: 'recording';
      readonly bytes: Buffer;
      /** Its ending tells the format. */
      readonly fileName: string;
      readonly mediaType: string;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableAttachment };

export interface Attachment {
  readonly bytes: Buffer;
  /** What LINE says that it is. */
  readonly as: 'image' | 'audio' | 'file';
  readonly fileName?: string;
  /** The sender's language: which encodings a text is likely to have. */
  readonly language?: string;
  /** Told how long it took to read, the wait for others not included, ms. */
  readonly onRead?: (ms: number) => void;
}

/** Reads what users send, in bounded time and memory; what cannot be read is said to be so. */
export interface AttachmentReader {
  /**
   * Takes at most some ten seconds, the wait for others included.
   * @throws BotError `attachment.crashed` when what reads does not run at all
   */
  read(attachment: Attachment): Promise<AttachmentReading>;
  close(): Promise<void>;
}
