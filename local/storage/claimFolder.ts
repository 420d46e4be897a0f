import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../start/isAlive';

/**
 * Claims a data folder for this process: two Azurites on one folder would overwrite each other's data. A claim whose
 * process has ended is void.
 *
 * @returns gives the folder back
 * @throws Error in one line when another process, or this one, has claimed it
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'in-use-by');
  if (!tryToClaim(file)) {
    const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (isAlive(holder)) {
      throw new Error(`${folder} is in use by process ${holder}: stop it, or name another folder`);
    }
    rmSync(file, { force: true });
    if (!tryToClaim(file)) throw new Error(`${folder} was claimed by another process just now`);
  }
  return () => {
    rmSync(file, { force: true });
  };
}

function tryToClaim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
