import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/**
 * Bundles the host's entry as the build does, into a folder of its own below the repository, where its packages are
 * found. Jest does not honour the require patch, so every test runs the bundle in a child process.
 */
export function bundleHost(): { script: string; directory: string } {
  const local = join(ROOT, '.local');
  mkdirSync(local, { recursive: true });
  const directory = mkdtempSync(join(local, 'host-test-'));
  const script = join(directory, 'main.js');
  buildSync({
    entryPoints: [join(ROOT, 'local/host/main.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return { script, directory };
}
