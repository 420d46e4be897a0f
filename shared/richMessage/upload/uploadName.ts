import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Names an uploaded picture by its content, so that a picture that was drawn from it is drawn the same for ever. */
export const UploadName = z
  .string()
  .regex(/^[0-9a-f]{32}\.(jpg|png)$/, 'must be the name that the upload answered');
export type UploadName = z.infer<typeof UploadName>;

export function uploadName(bytes: Uint8Array, extension: 'jpg' | 'png'): UploadName {
  return `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${extension}`;
}
