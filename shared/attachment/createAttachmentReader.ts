import { Worker } from 'node:worker_threads';
import { systemTimers, type Timers } from '../clock';
import { BotError } from '../errors';
import { maxAttachmentBytes } from './attachmentLimits';
import type { Attachment, AttachmentReader, AttachmentReading } from './attachmentReader';
import { detectFormat, type Format } from './detectFormat';

export interface AttachmentReaderOptions {
  /** The worker's bundle. */
  readonly workerFile: string;
  /** @default the system's */
  readonly timers?: Pick<Timers, 'after'>;
  /** What one attachment may take. @default 10_000 */
  readonly timeoutMs?: number;
  /** Of the thread's own objects, MB. @default 192 */
  readonly memoryMb?: number;
  /** Of a text that is read. @default 40_000 */
  readonly maxCharacters?: number;
}

/** What the thread is asked. */
export interface ReadOrder {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly maxCharacters: number;
}

export interface ReadAnswer {
  readonly id: number;
  readonly reading: AttachmentReading;
}

/** The thread has ended: of what it read, or, with an error, of itself. */
interface Lost {
  readonly kind: 'lost';
  readonly error?: Error;
}

/** How a thread ends that needs more than it may. */
const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Reads attachments one after the other in a thread of its own. One that takes too much time or memory ends the thread, and
 * is `tooComplex`; the next one gets a new thread.
 */
export function createAttachmentReader(options: AttachmentReaderOptions): AttachmentReader {
  const { workerFile, timeoutMs = 10_000, memoryMb = 192, maxCharacters = 40_000 } = options;
  const { timers = systemTimers } = options;
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 0;

  function startThread(): Worker {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
      stdout: true,
      stderr: true,
    });
    // What libraries say of a file may quote it.
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
    });
    // Whoever waits for an answer is told by a listener of its own.
    worker.on('error', () => undefined);
    return worker;
  }

  async function readInThread(bytes: Buffer, format: Format): Promise<AttachmentReading> {
    thread ??= startThread();
    const worker = thread;
    worker.ref();
    nextId += 1;
    const id = nextId;
    const answer = Promise.withResolvers<AttachmentReading | Lost>();
    const hear = (message: ReadAnswer) => {
      if (message.id === id) answer.resolve(message.reading);
    };
    const lose = () => answer.resolve({ kind: 'lost' });
    const fail = (error: NodeJS.ErrnoException) =>
      answer.resolve(error.code === outOfMemory ? { kind: 'lost' } : { kind: 'lost', error });
    worker.on('message', hear);
    worker.once('error', fail);
    worker.once('exit', lose);
    const order: ReadOrder = { id, bytes, format, maxCharacters };
    const cancel = timers.after(timeoutMs, lose);
    worker.postMessage(order);
    const reading = await answer.promise;
    cancel();
    worker.off('message', hear);
    worker.off('error', fail);
    worker.off('exit', lose);
    // An idle thread keeps no process alive.
    worker.unref();
    if (reading.kind !== 'lost') return withBuffers(reading);
    thread = undefined;
    await worker.terminate();
    if (reading.error === undefined) return unreadable('tooComplex');
    throw new BotError('attachment.crashed', 'The thread that reads does not run', {
      cause: reading.error,
    });
  }

  return {
    async read({ bytes, as, fileName }: Attachment) {
      if (bytes.byteLength === 0) return unreadable('empty');
      if (bytes.byteLength > maxAttachmentBytes) return unreadable('tooLarge');
      const format = detectFormat(bytes, fileName);
      if (format.kind === 'recording') {
        const { ending, mediaType } = format;
        return { kind: 'recording', bytes, fileName: `recording.${ending}`, mediaType };
      }
      if (as === 'audio' || (as === 'image' && format.kind !== 'picture')) {
        return unreadable('damaged');
      }
      const reading = last.then(() => readInThread(bytes, format));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      await thread?.terminate();
    },
  };
}

function unreadable(
  reason: (AttachmentReading & { kind: 'unreadable' })['reason'],
): AttachmentReading {
  return { kind: 'unreadable', reason };
}

/** Threads pass bytes as plain arrays. */
function withBuffers(reading: AttachmentReading): AttachmentReading {
  return reading.kind === 'picture' ? { ...reading, jpeg: Buffer.from(reading.jpeg) } : reading;
}
