import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that runs the project: the one in use when it is new enough (`engines` in package.json), else the one that
 * npm installed. npm has it for some systems alone: see `optionalDependencies`.
 *
 * @throws Error in one line when there is neither
 */
export function pickNode(root, { versions, platform, arch, execPath } = process) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const oldestMajor = Number(/\d+/.exec(engines.node)[0]);
  if (Number(versions.node.split('.')[0]) >= oldestMajor) return execPath;
  // The packages are named as nodejs.org names its downloads.
  const system = platform === 'win32' ? 'win' : platform;
  const folder = join(root, 'node_modules', `node-${system}-${arch}`);
  const installed = [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find(existsSync);
  if (installed !== undefined) return installed;
  throw new Error(
    `Node ${oldestMajor} or later is needed, and this is ${versions.node}: install it from https://nodejs.org (npm has none for ${system}-${arch})`,
  );
}
