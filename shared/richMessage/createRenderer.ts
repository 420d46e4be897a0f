import { Worker } from 'node:worker_threads';
import { BotError, RenderError } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import type { RenderedPicture } from './renderPicture';
import type { RichMessage } from './richMessage';

/** Draws pictures in threads of their own, so that no webhook and no chat waits for one. */
export interface Renderer {
  /** @throws RenderError for what cannot be drawn; BotError `render.crashed` (retryable) when its thread died */
  render(message: RichMessage): Promise<RenderedPicture>;
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

export interface RenderOrder {
  readonly id: number;
  readonly message: RichMessage;
}

export type RenderAnswer =
  | { readonly id: number; readonly picture: RenderedPicture }
  | {
      readonly id: number;
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly retryable: boolean;
      };
    };

interface Waiting {
  readonly message: RichMessage;
  readonly done: (picture: RenderedPicture) => void;
  readonly failed: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly orders: Map<number, Waiting>;
}

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
    const worker = new Worker(workerFile, { workerData: { assetsDirectory, fontsDirectory } });
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
    if ('picture' in answer) {
      const { picture } = answer;
      // What crosses the threads is a plain Uint8Array.
      const images = Object.fromEntries(
        Object.entries(picture.images).map(([width, { buffer, byteOffset, byteLength }]) => [
          width,
          Buffer.from(buffer, byteOffset, byteLength),
        ]),
      ) as unknown as RenderedPicture['images'];
      const bytes = Object.values(images).reduce((sum, { byteLength }) => sum + byteLength, 0);
      reporter.report({ name: 'render.done', fields: { ...picture.timings, bytes } });
      order?.done({ ...picture, images });
    } else {
      const { code, message, retryable } = answer.problem;
      order?.failed(new RenderError(code, message, { retryable }));
    }
    pump();
  }

  /** A thread that died takes its orders with it; another one is started for the next. */
  function lose(thread: Thread, cause: Error): void {
    const index = running.indexOf(thread);
    if (index === -1) return;
    running.splice(index, 1);
    for (const { failed } of thread.orders.values()) {
      failed(
        new BotError('render.crashed', 'The drawing thread ended', { retryable: true, cause }),
      );
    }
    if (!closed) pump();
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
      const message: RenderOrder = { id: nextId, message: order.message };
      thread.worker.postMessage(message);
    }
  }

  return {
    render(message) {
      return new Promise((done, failed) => {
        waiting.push({ message, done, failed });
        pump();
      });
    },
    async close() {
      closed = true;
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
}
