import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './isAlive';
import { localFolder } from './localFolder';

/**
 * A folder for the logs and the clock of one run, below `.local/runs`. Folders of runs that are over and were not
 * cleaned up (killed, or kept for their logs) are removed first.
 */
export function createRunFolder(root: string): string {
  const runs = join(localFolder(root), 'runs');
  mkdirSync(runs, { recursive: true });
  for (const name of readdirSync(runs)) {
    if (!isAlive(Number.parseInt(name, 10)))
      rmSync(join(runs, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(runs, `${process.pid}-`));
}
