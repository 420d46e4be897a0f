/*
 * Makes the folder that is deployed, `.package/` or the one that is named: the app's bundles, its assets, host.json, and a package.json and a lockfile
 * with the one package that cannot be bundled. `npm ci --omit=dev` in it fetches exactly what the repository was tested with.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockfileFor } from './packageLock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(root, process.argv[2] ?? '.package');
const parts = ['dist/functions', 'dist/assets', 'host.json'];
const { name, version, license, main, engines, dependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

const missing = [...parts, main].find((part) => !existsSync(join(root, part)));
if (missing === undefined) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  // Hidden files are the build's own, to know what is up to date.
  const filter = (path) => !basename(path).startsWith('.');
  for (const part of parts)
    cpSync(join(root, part), join(target, part), { recursive: true, filter });
  const manifest = {
    name,
    version,
    license,
    private: true,
    main,
    engines,
    dependencies: { sharp: dependencies.sharp },
  };
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const write = (file, value) =>
    writeFileSync(join(target, file), `${JSON.stringify(value, null, 2)}\n`);
  write('package.json', manifest);
  write('package-lock.json', lockfileFor(lock, manifest));
  process.stdout.write('.package is ready to be deployed\n');
} else {
  process.stderr.write(`Nothing packaged: ${missing} is missing\n`);
  process.exitCode = 1;
}
