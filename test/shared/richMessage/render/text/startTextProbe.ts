import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { FitRequest } from '../../../../../shared/richMessage/render/text/fitText';
import type { ProbeAnswer } from './textProbe';

const root = join(__dirname, '..', '..', '..', '..', '..');

/** The text engine, bundled as the drawing worker is: HarfBuzz is an ES module that Jest cannot load by itself. */
export async function startTextProbe() {
  const file = join(root, '.cache', `textProbe-${process.pid}`, 'textProbe.mjs');
  await build({
    entryPoints: [join(__dirname, 'textProbe.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'error',
    absWorkingDir: root,
    // The WebAssembly stands beside its module in its package.
    external: ['harfbuzzjs'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const worker = new Worker(file, { workerData: { fonts: join(root, 'dist', 'assets', 'fonts') } });
  const waiting = new Map<number, (answer: ProbeAnswer) => void>();
  worker.on('message', (answer: ProbeAnswer) => waiting.get(answer.id)?.(answer));
  let next = 0;
  return {
    fit(
      text: string,
      language: FitRequest['language'],
      more: Partial<FitRequest> = {},
    ): Promise<ProbeAnswer> {
      next += 1;
      const id = next;
      const request: FitRequest = {
        text,
        language,
        weight: 'Regular',
        maxWidthPx: 880,
        maxHeightPx: 400,
        maxSizePx: 60,
        minSizePx: 24,
        maxLines: 5,
        lineHeight: 1.4,
        ...more,
      };
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, request });
      });
    },
    stop: () => worker.terminate(),
  };
}
