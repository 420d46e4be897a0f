import { join } from 'node:path';
import { repositoryRoot } from '../local/repositoryRoot';
import { createRenderer, type Renderer } from '../shared/richMessage/render/createRenderer';
import type { Reporter } from '../shared/telemetry/reporter';

/** The built assets: templates, copy and fonts. */
export const assetsDirectory = join(repositoryRoot(), 'dist', 'assets');

export const silent: Reporter = { report: () => undefined };

/** The renderer as it is deployed, one thread. */
export function createBenchRenderer(
  options: { readonly inFlight?: number; readonly reporter?: Reporter } = {},
): Renderer {
  return createRenderer({
    workerFile: join(repositoryRoot(), 'dist', 'functions', 'renderWorker.mjs'),
    assetsDirectory,
    fontsDirectory: join(assetsDirectory, 'fonts'),
    reporter: silent,
    ...options,
  });
}

/** Calls `work` `count` times, `inFlight` at a time. */
export async function runInFlight(
  count: number,
  inFlight: number,
  work: () => Promise<unknown>,
): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
}
