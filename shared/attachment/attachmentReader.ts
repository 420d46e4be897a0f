/** What a text was read from. */
export type AttachmentForm =
  'pdf' | 'docx' | 'xlsx' | 'pptx' | 'csv' | 'text' | 'markdown' | 'json' | 'code';

/**
 * Why something cannot be read. `tooComplex`: reading it takes more time or memory than it may. `noText`: a document of
 * pictures.
 */
export type UnreadableAttachment =
  'tooLarge' | 'encrypted' | 'damaged' | 'empty' | 'noText' | 'unsupported' | 'tooComplex';

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
}

/** Reads what users send, in bounded time and memory; what cannot be read is said to be so. */
export interface AttachmentReader {
  /** @throws BotError `attachment.crashed` when what reads does not run at all */
  read(attachment: Attachment): Promise<AttachmentReading>;
  close(): Promise<void>;
}
