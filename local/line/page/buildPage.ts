import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Builds the chat page: `client.js`, `style.css` and `index.html` in `outDirectory`, which is made when missing. The
 * emulator's `pageDirectory` names that folder.
 *
 * @param sourceDirectory the folder `local/line/page`
 */
export async function buildPage(sourceDirectory: string, outDirectory: string): Promise<void> {
  await mkdir(outDirectory, { recursive: true });
  await build({
    entryPoints: [join(sourceDirectory, 'client/main.ts')],
    outfile: join(outDirectory, 'client.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    tsconfig: join(sourceDirectory, 'client/tsconfig.json'),
    logLevel: 'silent',
  });
  for (const file of ['index.html', 'style.css']) {
    await copyFile(join(sourceDirectory, file), join(outDirectory, file));
  }
}
