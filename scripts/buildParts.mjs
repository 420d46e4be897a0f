import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Entries of the processes that run on a developer's machine. */
const localEntries = [
  'local/start/main.ts',
  'local/start/part.ts',
  'local/check/main.ts',
  'local/host/main.ts',
  'local/line/main.ts',
  'local/storage/main.ts',
  'local/ai/main.ts',
  'local/demo/main.ts',
  'local/admin/main.ts',
  'local/render/main.ts',
  'local/render/contactSheet.ts',
  'local/settings/main.ts',
  'bench/main.ts',
  'bench/compare/main.ts',
  'bench/webhookFloor.ts',
  'bench/attachmentThread.ts',
];

/** What CommonJS packages inside an ES module ask for. */
const requireInModule =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __dirname = import.meta.dirname;";

/**
 * The parts of dist/. `sources`: files and folders, a change of which makes the part out of date; `needs`: without
 * these it cannot be built; `outputs`: what is there when it was built.
 */
export function createParts(root) {
  const node = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    sourcemap: 'linked',
    logLevel: 'warning',
  };
  const deployed = {
    ...node,
    minify: true,
    // No keepNames: it would wrap every inner function each time it is made, also in the hottest loops.
    legalComments: 'none',
    sourcesContent: false,
    metafile: true,
  };
  return [
    {
      name: 'app',
      sources: ['functions', 'shared'],
      needs: ['functions/index.ts'],
      outputs: ['dist/functions/index.js'],
      async build() {
        const result = await bundle({
          ...deployed,
          entryPoints: ['functions/index.ts'],
          outfile: 'dist/functions/index.js',
          format: 'cjs',
          external: ['sharp', '@azure/functions-core'],
        });
        keepMetafile('app', result);
      },
    },
    {
      // Draws in a thread of its own; an ES module, since HarfBuzz awaits its WebAssembly at the top level.
      name: 'worker',
      sources: ['shared'],
      needs: ['shared/richMessage/render/renderWorker.ts'],
      outputs: ['dist/functions/renderWorker.mjs', 'dist/functions/harfbuzz.wasm'],
      async build() {
        const result = await bundle({
          ...deployed,
          entryPoints: ['shared/richMessage/render/renderWorker.ts'],
          outfile: 'dist/functions/renderWorker.mjs',
          format: 'esm',
          external: ['sharp'],
          banner: { js: requireInModule },
        });
        keepMetafile('worker', result);
        copy('node_modules/harfbuzzjs/dist/harfbuzz.wasm', 'dist/functions/harfbuzz.wasm');
      },
    },
    {
      // Reads what users send, in a process of its own.
      name: 'attachments',
      sources: ['shared'],
      needs: ['shared/attachment/attachmentWorker.ts'],
      outputs: ['dist/functions/attachmentWorker.mjs'],
      async build() {
        const result = await bundle({
          ...deployed,
          entryPoints: ['shared/attachment/attachmentWorker.ts'],
          outfile: 'dist/functions/attachmentWorker.mjs',
          format: 'esm',
          external: ['sharp'],
          banner: { js: requireInModule },
        });
        keepMetafile('attachments', result);
      },
    },
    {
      name: 'assets',
      sources: [
        'scripts/templates.mjs',
        'scripts/templates',
        'scripts/checkCopy.mjs',
        'local/copy',
        'shared/content',
        'assets/copy',
        'assets/persona.md',
        'assets/helplines.json',
        'shared/conversation/care',
      ],
      needs: ['scripts/templates', 'assets/copy'],
      outputs: [
        'dist/assets/templates',
        'dist/assets/copy',
        'dist/assets/persona.md',
        'dist/assets/helplines.json',
      ],
      async build() {
        const { checkCopy } = await import('./checkCopy.mjs');
        await checkCopy('assets/copy', 'assets/helplines.json');
        rmSync(join(root, 'dist/assets/copy'), { recursive: true, force: true });
        copy('assets/copy', 'dist/assets/copy');
        copy('assets/persona.md', 'dist/assets/persona.md');
        copy('assets/helplines.json', 'dist/assets/helplines.json');
        const { drawTemplates } = await import('./templates.mjs');
        await drawTemplates(join(root, 'dist/assets/templates'));
      },
    },
    {
      name: 'fonts',
      sources: ['scripts/fonts.mjs', 'scripts/fonts', 'assets/fonts', 'assets/copy'],
      needs: ['scripts/fonts.mjs'],
      outputs: ['dist/assets/fonts'],
      async build() {
        const { prepareFonts } = await import('./fonts.mjs');
        await prepareFonts(join(root, 'dist/assets/fonts'));
      },
    },
    {
      name: 'local',
      sources: ['local', 'bench', 'shared'],
      needs: ['local/start/main.ts'],
      outputs: ['dist/local/start/main.js'],
      build: () =>
        bundle({
          ...node,
          entryPoints: localEntries.filter((path) => existsSync(join(root, path))),
          outdir: 'dist',
          outbase: '.',
          format: 'cjs',
          packages: 'external',
        }),
    },
    {
      // The whole bot under a scheduler of its own: see test/simulation.
      name: 'simulation',
      sources: ['test/simulation', 'test/builders', 'shared'],
      needs: ['test/simulation/main.ts'],
      outputs: ['dist/simulation/main.js'],
      build: () =>
        bundle({
          ...node,
          entryPoints: ['test/simulation/main.ts'],
          outfile: 'dist/simulation/main.js',
          format: 'cjs',
          packages: 'external',
        }),
    },
    {
      name: 'page',
      sources: ['local/line/page'],
      needs: ['client/main.ts', 'index.html', 'style.css'].map((path) => `local/line/page/${path}`),
      outputs: [
        'dist/local/page/client.js',
        'dist/local/page/index.html',
        'dist/local/page/style.css',
      ],
      async build() {
        await bundle({
          absWorkingDir: root,
          entryPoints: {
            client: 'local/line/page/client/main.ts',
            style: 'local/line/page/style.css',
          },
          outdir: 'dist/local/page',
          bundle: true,
          format: 'iife',
          platform: 'browser',
          target: ['chrome110', 'firefox115', 'safari16.4'],
          tsconfig: 'local/line/page/client/tsconfig.json',
          minify: true,
          logLevel: 'warning',
        });
        copy('local/line/page/index.html', 'dist/local/page/index.html');
      },
    },
  ];

  function copy(from, to) {
    cpSync(join(root, from), join(root, to), { recursive: true });
  }

  /** What each bundle is made of, for those who ask why it is so large. */
  function keepMetafile(name, { metafile }) {
    const file = join(root, 'dist', 'meta', `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(metafile));
  }
}

/** esbuild is loaded when there is something to bundle, so that an up-to-date build costs nothing. */
async function bundle(options) {
  const { build } = await import('esbuild');
  return build(options);
}
