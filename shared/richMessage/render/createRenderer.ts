import { Worker } from 'node:worker_threads';
import { BotError, type ErrorCode, RenderError } from '../../errors';
import type { Reporter } from '../../telemetry/reporter';
import type { RenderMaterials } from './renderMaterials';
import type { RenderedPicture } from './renderPicture';
import type { RichMessage } from '../richMessage';
import type { ReadUpload } from '../upload/readUpload';
import type { UploadUse } from '../upload/uploadLimits';

/** Draws pictures in threads of their own, so that no webhook and no chat waits for one. */
export interface Renderer {
  /** @throws RenderError for what cannot be drawn; BotError `render.crashed` (retryable) when its thread died */
  render(message: RichMessage, materials?: RenderMaterials): Promise<RenderedPicture>;
  /** Checks an uploaded picture and brings it into the form in which it is kept. @throws RenderError as `readUpload` does */
  readUpload(bytes: Uint8Array, use: UploadUse): Promise<ReadUpload>;
  /** Starts a thread and draws a picture that nobody sees: the first one takes ten times as long as the others. */
  warmUp(): Promise<void>;
  /** Ends the threads; what they have not finished fails as retryable. */
  close(): Promise<void>;
}

export interface RendererOptions extends RenderWorkerData {
  /** The worker's bundle. */
  readonly workerFile: string;
  /** @default 1 */
  readonly threads?: number;
  /** Pictures that a thread draws at a time: one encodes while the other is laid out. @default 2 */
  readonly inFlight?: number;
  readonly reporter: Reporter;
}

export interface RenderWorkerData {
  readonly assetsDirectory: string;
  readonly fontsDirectory: string;
}

/** What a thread is asked to do. */
export type RenderTask =
  | {
      readonly kind: 'draw';
      readonly message: RichMessage;
      readonly materials: RenderMaterials | undefined;
    }
  | { readonly kind: 'readUpload'; readonly bytes: Uint8Array; readonly use: UploadUse }
  | { readonly kind: 'warmUp' };

export interface RenderOrder {
  readonly id: number;
  readonly task: RenderTask;
}

/** What came of a task. */
export type RenderResult =
  | { readonly kind: 'picture'; readonly picture: RenderedPicture }
  | { readonly kind: 'upload'; readonly upload: ReadUpload }
  | { readonly kind: 'warm' };

export type RenderAnswer =
  | { readonly id: number; readonly result: RenderResult }
  | {
      readonly id: number;
      readonly problem: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly retryable: boolean;
      };
    };

interface Waiting {
  readonly task: RenderTask;
  readonly done: (result: RenderResult) => void;
  readonly failed: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly orders: Map<number, Waiting>;
}

/** Some 30 MB are in use; without a limit V8 would let short-lived objects take 100 MB more before it looks at them. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

export function createRenderer(options: RendererOptions): Renderer {
  const {
    workerFile,
    assetsDirectory,
    fontsDirectory,
    threads = 1,
    inFlight = 2,
    reporter,
  } = options;
  const waiting: Waiting[] = [];
  const running: Thread[] = [];
  let nextId = 0;
  let closed = false;

  function startThread(): Thread {
    const worker = new Worker(workerFile, {
      workerData: { assetsDirectory, fontsDirectory },
      resourceLimits,
    });
    const thread: Thread = { worker, orders: new Map() };
    worker.on('message', (answer: RenderAnswer) => finish(thread, answer));
    worker.on('error', (error) => lose(thread, error));
    worker.on('exit', () => lose(thread, new Error('the thread ended')));
    running.push(thread);
    return thread;
  }

  function finish(thread: Thread, answer: RenderAnswer): void {
    const order = thread.orders.get(answer.id);
    thread.orders.delete(answer.id);
    // An idle thread keeps no process alive.
    if (thread.orders.size === 0) thread.worker.unref();
    if ('problem' in answer) {
      const { code, message, retryable } = answer.problem;
      order?.failed(new RenderError(code, message, { retryable }));
    } else {
      order?.done(answer.result);
    }
    pump();
  }

  /** A thread that died takes its orders with it; another one is started for the next. */
  function lose(thread: Thread, cause: Error): void {
    const index = running.indexOf(thread);
    if (index === -1) return;
    running.splice(index, 1);
    for (const order of thread.orders.values()) giveUp(order, cause);
    if (!closed) pump();
  }

  function giveUp({ failed }: Waiting, cause: Error): void {
    failed(new BotError('render.crashed', 'The drawing thread ended', { retryable: true, cause }));
  }

  function order(task: RenderTask): Promise<RenderResult> {
    return new Promise((done, failed) => {
      const wanted: Waiting = { task, done, failed };
      if (closed) {
        giveUp(wanted, new Error('the renderer was closed'));
        return;
      }
      waiting.push(wanted);
      pump();
    });
  }

  function pump(): void {
    while (waiting.length > 0) {
      const free = running.find(({ orders }) => orders.size < inFlight);
      const thread = free ?? (running.length < threads ? startThread() : undefined);
      const order = thread && waiting.shift();
      if (thread === undefined || order === undefined) return;
      nextId += 1;
      thread.orders.set(nextId, order);
      thread.worker.ref();
      thread.worker.postMessage({ id: nextId, task: order.task } satisfies RenderOrder);
    }
  }

  return {
    async render(message, materials) {
      const result = await order({ kind: 'draw', message, materials });
      if (result.kind !== 'picture') throw new BotError('render.failed', 'Nothing was drawn');
      const picture = { ...result.picture, images: asBuffers(result.picture.images) };
      const bytes = Object.values(picture.images).reduce((sum, image) => sum + image.byteLength, 0);
      const cutTexts = picture.texts.filter(({ cut }) => cut).length;
      reporter.report({ name: 'render.done', fields: { ...picture.timings, bytes, cutTexts } });
      return picture;
    },
    async readUpload(bytes, use) {
      const result = await order({ kind: 'readUpload', bytes, use });
      if (result.kind !== 'upload') throw new BotError('render.failed', 'Nothing was read');
      return result.upload;
    },
    async warmUp() {
      await order({ kind: 'warmUp' });
    },
    async close() {
      closed = true;
      for (const wanted of waiting.splice(0)) giveUp(wanted, new Error('the renderer was closed'));
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
}

/** What crosses the threads is a plain Uint8Array. */
function asBuffers(images: RenderedPicture['images']): RenderedPicture['images'] {
  return Object.fromEntries(
    Object.entries(images).map(([width, { buffer, byteOffset, byteLength }]) => [
      width,
      Buffer.from(buffer, byteOffset, byteLength),
    ]),
  ) as unknown as RenderedPicture['images'];
}
