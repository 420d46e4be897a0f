import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the repository, found from where this code runs (its source, or a bundle below `dist`). */
export function repositoryRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('This runs from within the repository only');
  return repositoryRoot(parent);
}
