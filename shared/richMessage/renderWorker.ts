/* The drawing thread: a bundle of its own, since HarfBuzz is an ES module that awaits its WebAssembly. */
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../errors';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './createRenderer';
import { createPictureRenderer } from './renderPicture';
import type { RichMessage } from './richMessage';
import { loadTemplates } from './templates';
import { createTypefaces } from './text/typeface';

const { assetsDirectory, fontsDirectory } = workerData as RenderWorkerData;
const templates = await loadTemplates(assetsDirectory);
const render = createPictureRenderer(templates, createTypefaces(fontsDirectory));

parentPort?.on('message', ({ id, message }: RenderOrder) => {
  answer(id, message).then(
    // libvips owns the bytes, so they cannot be moved: some 400 KB are copied.
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage(problem(id, error)),
  );
});

async function answer(id: number, message: RichMessage | undefined): Promise<RenderAnswer> {
  if (message !== undefined) return { id, picture: await render(message) };
  const [template = ''] = templates.keys();
  const text = { title: 'おはよう ☀️', body: 'A good morning' };
  await render({
    template,
    language: 'ja',
    layout: 'A',
    heightPx: 1040,
    cells: [{ text }],
    altText: text.title,
  });
  return { id, warm: true };
}

function problem(id: number, error: unknown): RenderAnswer {
  const code = error instanceof BotError ? error.code : 'render.failed';
  const retryable = !(error instanceof BotError) || error.retryable;
  const message = error instanceof Error ? error.message : String(error);
  return { id, problem: { code, message, retryable } };
}
