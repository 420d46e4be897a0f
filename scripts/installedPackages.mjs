import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether npm put all packages there that the lockfile names, in those versions: npm writes what it installed into
 * `node_modules/.package-lock.json` when it has finished. Times of files say less: a checkout changes them.
 */
export function isInstalled(root) {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const installed = readPackages(marker);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional = false }]) =>
      path === '' || (path in installed ? installed[path].version === version : optional),
  );
}

/** The folders of the packages that npm installs on this machine. */
export function packagePaths(root) {
  return Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path, found]) => path !== '' && runsHere(found))
    .map(([path]) => path);
}

/** How many of these packages are in their places already. */
export function countInstalled(root, paths) {
  return paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error.message}`, { cause: error });
  }
}

/** Whether npm installs a package on this machine, by its `os`, `cpu` and `libc`. */
function runsHere({ os, cpu, libc }) {
  return (
    allows(os, process.platform) &&
    allows(cpu, process.arch) &&
    (libc === undefined || allows(libc, libcName()))
  );
}

/** Names, of which one must be ours; `!name` is any but that. One name may stand without its array. */
function allows(names, ours) {
  if (names === undefined) return true;
  const all = [names].flat();
  if (all.includes(`!${ours}`)) return false;
  return all.includes(ours) || all.every((name) => name.startsWith('!'));
}

let knownLibc;
function libcName() {
  if (process.platform !== 'linux') return '';
  if (knownLibc === undefined) {
    // Without it the report looks up the names of all hosts that this process speaks with.
    process.report.excludeNetwork = true;
    knownLibc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  }
  return knownLibc;
}
