/* Builds dist/: the app's bundle, the drawing worker, the local processes, the chat page, the assets. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { prepareFonts } from './fonts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['functions', 'shared', 'local', 'bench', 'assets', 'scripts', 'package-lock.json'];

if (!existsSync(stamp) || newest(sources.map((name) => join(root, name))) > statSync(stamp).mtimeMs) {
  const startedAt = Date.now();
  await buildAll();
  writeFileSync(stamp, '');
  process.stdout.write(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

async function buildAll() {
  const node = { platform: 'node', target: 'node22', bundle: true, logLevel: 'warning', absWorkingDir: root };
  const app = {
    ...node,
    minify: true,
    keepNames: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
  };
  await Promise.all([
    build({
      ...app,
      entryPoints: ['functions/index.ts'],
      outfile: 'dist/functions/index.js',
      format: 'cjs',
      external: ['sharp', '@azure/functions-core'],
    }),
    build({
      ...app,
      entryPoints: ['shared/richMessage/renderWorker.ts'],
      outfile: 'dist/functions/renderWorker.mjs',
      format: 'esm',
      external: ['sharp'],
      // What CommonJS packages inside an ESM bundle ask for.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
    build({
      ...node,
      entryPoints: [
        'local/start/main.ts',
        'local/host/main.ts',
        'local/line/main.ts',
        'local/storage/main.ts',
        'local/demo/main.ts',
        'local/admin/main.ts',
        'bench/main.ts',
      ],
      outdir: 'dist',
      outbase: '.',
      format: 'cjs',
      sourcemap: 'linked',
      packages: 'external',
    }),
    build({
      entryPoints: ['local/line/page/client/main.ts'],
      outfile: 'dist/local/page/client.js',
      bundle: true,
      format: 'iife',
      target: 'es2022',
      minify: true,
      logLevel: 'warning',
      absWorkingDir: root,
    }),
  ]);
  for (const file of ['index.html', 'style.css']) {
    cpSync(join(root, 'local/line/page', file), join(dist, 'local/page', file));
  }
  cpSync(
    join(root, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'),
    join(dist, 'functions/harfbuzz.wasm'),
  );
  rmSync(join(dist, 'assets', 'templates'), { recursive: true, force: true });
  mkdirSync(join(dist, 'assets'), { recursive: true });
  for (const folder of ['templates', 'copy']) {
    cpSync(join(root, 'assets', folder), join(dist, 'assets', folder), { recursive: true });
  }
  await prepareFonts(join(dist, 'assets', 'fonts'));
  // The repository has no "type"; what is built is CommonJS whatever a folder above says.
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
}

/** The time of the last change to any of these files and folders. */
function newest(paths) {
  return Math.max(
    0,
    ...paths.filter(existsSync).map((path) => {
      const found = statSync(path);
      if (!found.isDirectory()) return found.mtimeMs;
      return Math.max(found.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}
