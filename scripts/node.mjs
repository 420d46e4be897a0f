import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that the packages in use promise to work on. */
const oldestMajor = 22;

/**
 * The Node that runs the project: the machine's own when it is new enough, else the one that npm installed.
 * @throws Error in one line when there is none
 */
export function pickNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  const installed = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(installed)) return installed;
  throw new Error(
    `This machine has Node ${process.versions.node}. On ${process.platform} ${process.arch} the project needs Node ${oldestMajor} or later: install it from nodejs.org.`,
  );
}
