import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './isAlive';
import { localFolder } from './localFolder';

/** Where a running bot is reached, for the commands that are used beside it. */
export interface Session {
  /** Of the Functions host, without a slash at the end. */
  readonly url: string;
  readonly adminApiKey: string;
}

/** Writes this process's own, where only this user can read it; those of other runs stay. */
export function writeSession(root: string, session: Session): void {
  const folder = folderOf(root);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(folder, process.pid), JSON.stringify(session), { mode: 0o600 });
}

/** Removes this process's own. */
export function removeSession(root: string): void {
  rmSync(fileIn(folderOf(root), process.pid), { force: true });
}

/** Those of all processes that still run; what ended ones left is removed. */
export function readSessions(root: string): Session[] {
  const folder = folderOf(root);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folder, name);
    if (!isAlive(Number.parseInt(name, 10))) {
      rmSync(file, { force: true });
      return [];
    }
    try {
      return [JSON.parse(readFileSync(file, 'utf8')) as Session];
    } catch {
      // It is written or removed at this moment.
      return [];
    }
  });
}

function folderOf(root: string): string {
  return join(localFolder(root), 'sessions');
}

function fileIn(folder: string, processId: number): string {
  return join(folder, `${processId}.json`);
}
