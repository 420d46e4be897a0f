/* The drawing thread: a bundle of its own, since HarfBuzz is an ES module that awaits its WebAssembly. */
import { parentPort, workerData } from 'node:worker_threads';
import { BotError, isRetryable } from '../../errors';
import type {
  RenderAnswer,
  RenderOrder,
  RenderResult,
  RenderTask,
  RenderWorkerData,
} from './createRenderer';
import { createPictureRenderer } from './renderPicture';
import type { RichMessage } from '../richMessage';
import { loadTemplates } from '../templates/templates';
import { createTypefaces } from './text/typeface';
import { readUpload } from '../upload/readUpload';

const { assetsDirectory, fontsDirectory } = workerData as RenderWorkerData;
const templates = await loadTemplates(assetsDirectory);
const render = createPictureRenderer(templates, createTypefaces(fontsDirectory));

parentPort?.on('message', (order: RenderOrder) => {
  answer(order).then(
    // libvips owns the bytes, so they cannot be moved: some 400 KB are copied.
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage(problem(order.id, error)),
  );
});

async function answer({ id, task }: RenderOrder): Promise<RenderAnswer> {
  return { id, result: await perform(task) };
}

async function perform(task: RenderTask): Promise<RenderResult> {
  switch (task.kind) {
    case 'draw':
      return { kind: 'picture', picture: await render(task.message, task.materials) };
    case 'readUpload':
      return { kind: 'upload', upload: await readUpload(task.bytes, task.use) };
    case 'warmUp':
      await render(warmUpMessage());
      return { kind: 'warm' };
    default:
      return task satisfies never;
  }
}

function warmUpMessage(): RichMessage {
  const [template = ''] = templates.keys();
  const text = { title: 'おはよう ☀️', body: 'A good morning' };
  const cells = [{ text }];
  return { template, language: 'ja', layout: 'A', heightPx: 1040, cells, altText: text.title };
}

function problem(id: number, error: unknown): RenderAnswer {
  const code = error instanceof BotError ? error.code : 'render.failed';
  const retryable = isRetryable(error);
  const message = error instanceof Error ? error.message : String(error);
  return { id, problem: { code, message, retryable } };
}
