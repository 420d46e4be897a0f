import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createRenderer,
  type Renderer,
} from '../../../../shared/richMessage/render/createRenderer';
import type { RichMessage } from '../../../../shared/richMessage/richMessage';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';
import { withCode } from '../../../builders/withCode';

/** A drawing thread that does what a message's alternative text says. */
const thread = `
import { parentPort, threadId } from 'node:worker_threads';
let open = 0;
parentPort.on('message', ({ id, task }) => {
  open += 1;
  const what = task.message?.altText;
  if (what === 'die') process.exit(3);
  if (what === 'hang') return;
  setTimeout(() => {
    const timings = { layoutMs: open, encodeMs: threadId, ms: 0 };
    open -= 1;
    parentPort.postMessage(
      task.kind === 'warmUp'
        ? { id, result: { kind: 'warm' } }
        : what === 'refuse'
          ? { id, problem: { code: 'render.cells', message: 'too few cells', retryable: false } }
          : { id, result: { kind: 'picture', picture: { heightPx: 1040, contentType: 'image/jpeg', texts: [], timings, images: { 240: new Uint8Array([1, 2]) } } } },
    );
  }, 5);
});
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderer-'));
  await writeFile(join(folder, 'worker.mjs'), thread);
});
afterAll(() => rm(folder, { recursive: true }));

async function withRenderer(run: (renderer: Renderer) => Promise<void>): Promise<void> {
  const renderer = createRenderer({
    workerFile: join(folder, 'worker.mjs'),
    assetsDirectory: '',
    fontsDirectory: '',
    reporter: createMemoryReporter(),
  });
  try {
    await run(renderer);
  } finally {
    await renderer.close();
  }
}

const asking = (altText: string): RichMessage => ({
  template: 'x',
  language: 'en',
  layout: 'A',
  heightPx: 1040,
  cells: [{ text: {} }],
  altText,
});

test('a thread that dies fails its pictures as retryable, and the next one draws', () =>
  withRenderer(async (renderer) => {
    const lost = [renderer.render(asking('hang')), renderer.render(asking('die'))];
    for (const result of await Promise.allSettled(lost)) {
      expect(result).toMatchObject({ reason: withCode('render.crashed', { retryable: true }) });
    }
    expect((await renderer.render(asking('draw'))).heightPx).toBe(1040);
  }));

test('pictures that waited for the thread that died are drawn by the next one', () =>
  withRenderer(async (renderer) => {
    const lost = [renderer.render(asking('hang')), renderer.render(asking('die'))];
    const waiting = renderer.render(asking('draw'));
    await Promise.allSettled(lost);
    expect((await waiting).images[240]).toEqual(Buffer.from([1, 2]));
  }));

test('a thread has two pictures in hand at most', () =>
  withRenderer(async (renderer) => {
    const all = await Promise.all(Array.from({ length: 7 }, () => renderer.render(asking('draw'))));
    const inHand = all.map(({ timings }) => timings.layoutMs);
    expect(Math.max(...inHand)).toBe(2);
    expect(new Set(all.map(({ timings }) => timings.encodeMs)).size).toBe(1);
  }));

test('a refusal crosses the threads with its code, and is not retryable', () =>
  withRenderer(async (renderer) => {
    await expect(renderer.render(asking('refuse'))).rejects.toMatchObject({
      name: 'RenderError',
      code: 'render.cells',
      message: 'too few cells',
      retryable: false,
    });
  }));

test('closing fails what is not finished, and what comes after', () =>
  withRenderer(async (renderer) => {
    const open = ['hang', 'hang', 'draw'].map((what) => renderer.render(asking(what)));
    const settled = Promise.allSettled(open);
    await renderer.close();
    for (const result of await settled) {
      expect(result).toMatchObject({ reason: withCode('render.crashed', { retryable: true }) });
    }
    await expect(renderer.render(asking('draw'))).rejects.toMatchObject({ retryable: true });
  }));

test('warms up without a picture', () =>
  withRenderer(async (renderer) => {
    expect(await renderer.warmUp()).toBeUndefined();
  }));
