import type { AttachmentForm } from './attachmentReader';

/** What one format's reader has read; it may be a little more than it was allowed. */
export interface TextReading {
  readonly form: AttachmentForm;
  readonly text: string;
  /** Whether all of the file was read. */
  readonly isWhole: boolean;
  /** Pages, sheets or slides. */
  readonly pages?: number;
  readonly pagesRead?: number;
}
