/** A recording, whole. */
export interface Recording {
  readonly bytes: Buffer;
  /** Its ending tells the service the format. */
  readonly fileName: string;
  readonly mediaType: string;
  /** What is probably spoken, as an ISO 639-1 code. */
  readonly language?: string | undefined;
}
