import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localFolder } from './localFolder';

/** Where a running `npm start` is reached, for the commands that are used beside it. */
export interface Session {
  /** Of the Functions host, without a slash at the end. */
  readonly url: string;
  readonly adminApiKey: string;
}

/** Writes it where only this user can read it. */
export function writeSession(root: string, session: Session): void {
  mkdirSync(dirname(fileOf(root)), { recursive: true });
  writeFileSync(fileOf(root), JSON.stringify(session), { mode: 0o600 });
}

/** Removes it, unless another run has written its own since. */
export function removeSession(root: string, { url }: Session): void {
  if (readSession(root)?.url === url) rmSync(fileOf(root), { force: true });
}

export function readSession(root: string): Session | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(root), 'utf8')) as Session;
  } catch {
    return undefined;
  }
}

function fileOf(root: string): string {
  return join(localFolder(root), 'session.json');
}
