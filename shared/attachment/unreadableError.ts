import type { UnreadableAttachment } from './attachmentReader';

/** Thrown by what reads one format; the reader answers its reason. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly reason: UnreadableAttachment;

  constructor(reason: UnreadableAttachment, cause?: unknown) {
    super(`The attachment cannot be read: ${reason}`, { cause });
    this.reason = reason;
  }
}
