import { join } from 'node:path';
import { createRenderer, type Renderer } from '../../shared/richMessage/render/createRenderer';
import { repositoryRoot } from '../repositoryRoot';

/** The drawing thread of the built app, and where its assets are. */
export function startRenderer(): { renderer: Renderer; assetsDirectory: string } {
  const dist = join(repositoryRoot(), 'dist');
  const assetsDirectory = join(dist, 'assets');
  const renderer = createRenderer({
    workerFile: join(dist, 'functions', 'renderWorker.mjs'),
    assetsDirectory,
    fontsDirectory: join(assetsDirectory, 'fonts'),
    reporter: { report: () => undefined },
  });
  return { renderer, assetsDirectory };
}
