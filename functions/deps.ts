import { join } from 'node:path';
import { createDeps, type Deps } from '../shared/composition/deps';

let built: Deps | undefined;

/** The product's ports, built by the first function that asks. The bundle stands in `dist/functions`. */
export function deps(): Deps {
  built ??= createDeps(process.env, {
    assetsDirectory: join(__dirname, '..', 'assets'),
    renderWorkerFile: join(__dirname, 'renderWorker.mjs'),
    attachmentWorkerFile: join(__dirname, 'attachmentWorker.mjs'),
  });
  return built;
}
