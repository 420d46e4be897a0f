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
