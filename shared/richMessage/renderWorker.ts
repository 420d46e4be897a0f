/* The drawing thread: a bundle of its own, since HarfBuzz is an ES module that awaits its WebAssembly. */
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../errors';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './createRenderer';
import { createPictureRenderer } from './renderPicture';
import { loadTemplates } from './templates';
import { createTypefaces } from './text/typeface';

const { assetsDirectory, fontsDirectory } = workerData as RenderWorkerData;
const render = createPictureRenderer(
  await loadTemplates(assetsDirectory),
  createTypefaces(fontsDirectory),
);

parentPort?.on('message', ({ id, message }: RenderOrder) => {
  render(message).then(
    (picture) => {
      // libvips owns the bytes, so they are copied: some 400 KB.
      const answer: RenderAnswer = { id, picture };
      parentPort?.postMessage(answer);
    },
    (error: unknown) => {
      const code = error instanceof BotError ? error.code : 'render.failed';
      const retryable = !(error instanceof BotError) || error.retryable;
      const answer: RenderAnswer = { id, problem: { code, message: String(error), retryable } };
      parentPort?.postMessage(answer);
    },
  );
});
