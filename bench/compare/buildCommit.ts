import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface BuiltCommit {
  readonly sha: string;
  /** The built app: `package.json`, `host.json`, `dist/`. */
  readonly folder: string;
}

/**
 * Checks a commit out below `.cache/compare` and builds its app there, once. It shares the installed packages when its
 * lockfile is the one that is installed; else it installs its own.
 *
 * @param revision as git names commits
 * @throws Error when there is no such commit, or it cannot be built
 */
export async function buildCommit(root: string, revision: string): Promise<BuiltCommit> {
  const { stdout } = await run('git', ['rev-parse', '--verify', `${revision}^{commit}`], {
    cwd: root,
  }).catch(() => {
    throw new Error(`There is no commit ${revision}`);
  });
  const sha = stdout.trim();
  const folder = join(root, '.cache', 'compare', sha);
  const built = join(folder, '.built');
  if (!existsSync(built)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, 'archive.tar');
    await run('git', ['archive', '--output', archive, sha], { cwd: root });
    await run('tar', ['-xf', archive], { cwd: folder });
    rmSync(archive);
    await installPackages(root, folder);
    const parts = ['app', 'worker', 'attachments', 'assets', 'fonts'];
    await run(process.execPath, [join(folder, 'scripts', 'build.mjs'), ...parts], { cwd: folder });
    writeFileSync(built, '');
  }
  return { sha, folder };
}

async function installPackages(root: string, folder: string): Promise<void> {
  const lockOf = (place: string) => readFileSync(join(place, 'package-lock.json'), 'utf8');
  if (lockOf(root) === lockOf(folder)) {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return;
  }
  const args = ['ci', '--include=optional', '--no-audit', '--no-fund'];
  await run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}

/** Removes the builds of other commits than these. */
export function removeOtherBuilds(root: string, kept: readonly BuiltCommit[]): void {
  const folder = join(root, '.cache', 'compare');
  for (const sha of readdirSync(folder)) {
    if (kept.some((build) => build.sha === sha)) continue;
    rmSync(join(folder, sha), { recursive: true, force: true });
  }
}
