import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that the packages in use promise to work on. */
const oldestMajor = 22;

/**
 * The Node that runs the project: the one in use when it is new enough, else the one that npm installed.
 *
 * @throws Error in one line when there is neither
 */
export function pickNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  const folder = join(root, 'node_modules', `node-${process.platform}-${process.arch}`);
  const installed = [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find(existsSync);
  if (installed !== undefined) return installed;
  throw new Error(
    `Node ${oldestMajor} or later is needed, and this is ${process.versions.node}: install it from https://nodejs.org`,
  );
}
