export interface StoredBlob {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Quoted, as HTTP writes it. */
  readonly etag: string;
}

export interface BlobProperties {
  readonly contentType: string;
  /** Sent with the blob by whoever serves it. */
  readonly cacheControl?: string;
}

/**
 * One Blob container, created by the first write when missing.
 * @throws BotError `blob.*` (retryable) when storage does not answer
 */
export interface BlobStore {
  readonly name: string;
  /** Writes once: `exists` means that the name was taken and the stored bytes stay as they are. */
  create(
    name: string,
    bytes: Uint8Array,
    properties: BlobProperties,
  ): Promise<'created' | 'exists'>;
  /** Writes over whatever is there. */
  put(name: string, bytes: Uint8Array, properties: BlobProperties): Promise<void>;
  get(name: string): Promise<StoredBlob | undefined>;
  exists(name: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  remove(name: string): Promise<void>;
}
