/**
 * What became of a download. `preparing`: LINE was not ready in time (202). `gone`: unsent (410). `notFound`: LINE keeps it no
 * longer, or never had it (404).
 */
export type ContentResult =
  | { readonly kind: 'ready'; readonly bytes: Buffer; readonly contentType: string }
  | { readonly kind: 'preparing' | 'notFound' | 'gone' | 'tooLarge' };

export interface ContentOptions {
  /** Reading stops beyond this. */
  readonly maxBytes: number;
  /** When to give up, ms since the epoch. */
  readonly deadlineAt: number;
}

/**
 * What users have sent: pictures, recordings, files.
 * @throws LineApiError when LINE does not answer in time, or refuses
 * @see https://developers.line.biz/en/reference/messaging-api/#get-content
 */
export interface LineContent {
  content(messageId: string, options: ContentOptions): Promise<ContentResult>;
}
