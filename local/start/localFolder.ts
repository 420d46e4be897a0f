import { join } from 'node:path';

/** Where runs on this machine keep what they write; another place lets them stay out of each other's way. */
export function localFolder(root: string): string {
  return process.env.LOCAL_FOLDER ?? join(root, '.local');
}
