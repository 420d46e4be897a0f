/** Rows whose keys are hashes in base64url are divided by their first character; a walk over all of them goes by this list. */
export const hashShards: readonly string[] = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
];

/** The shard of a hash. */
export function shardOf(hash: string): string {
  return hash.slice(0, 1);
}
