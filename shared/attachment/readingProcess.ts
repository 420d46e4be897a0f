import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { systemTimers, type Timers } from '../clock';
import type { AttachmentReading } from './attachmentReader';
import { createFrameReader, frameParts } from './frames';
import { readingCommand } from './readingCommand';
import { type FileOrder, ReadAnswer } from './readOrder';
import { canSeeMemory, residentBytes } from './residentBytes';

export interface ReadingProcessOptions {
  /** The bundle that reads. */
  readonly workerFile: string;
  /** What the process may hold in memory, MB. */
  readonly maxResidentMb: number;
  readonly heapMb: number;
  /** Whether the process tells its memory itself. @default where the system does not tell it */
  readonly reportsMemory?: boolean;
  /** @default the system's */
  readonly timers?: Pick<Timers, 'after' | 'every'>;
}

/** Why a process ended. `start`: it never ran. `time`, `memory`: it took more than it may. `crash`: by itself. */
export type LostReason = 'start' | 'time' | 'memory' | 'crash' | 'closed';

export interface Lost {
  readonly kind: 'lost';
  readonly reason: LostReason;
}

export interface ReadingProcess {
  readonly pid: number | undefined;
  /** Files that it was given. */
  readonly files: number;
  /** Whether it can be given a file. */
  readonly alive: boolean;
  /** One at a time. A file that takes longer than `withinMs`, or too much memory, ends the process. */
  read(order: FileOrder, bytes: Buffer, withinMs: number): Promise<AttachmentReading | Lost>;
  /** Ends it at once; resolves when it is gone. */
  kill(): Promise<void>;
}

/** How often the memory is looked at: what unpacks fastest takes some 50 MB meanwhile. */
const watchEveryMs = 50;
/** Addresses that a Node process may write to beside what it holds: stacks of its threads, room of its heaps. */
const reservedMb = 768;
const maxAnswerBytes = 2 * 1024 * 1024;
const maxPictureBytes = 8 * 1024 * 1024;

type Pipes = ChildProcess & { readonly stdin: Writable; readonly stdout: Readable };

/** Starts a process that reads: no environment, no files, no open handles but its two pipes. */
export function startReadingProcess(options: ReadingProcessOptions): ReadingProcess {
  const { workerFile, maxResidentMb, heapMb, timers = systemTimers } = options;
  const { reportsMemory = !canSeeMemory } = options;
  const dataMb = maxResidentMb + reservedMb;
  const { file, args } = readingCommand({ workerFile, heapMb, dataMb, reportsMemory });
  const child = spawn(file, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] }) as Pipes;
  let files = 0;
  let isReady = false;
  let lost: LostReason | undefined;
  let hear: ((reading: AttachmentReading | Lost) => void) | undefined;
  const gone = Promise.withResolvers<undefined>();

  function end(reason: LostReason): void {
    lost ??= reason;
    child.kill('SIGKILL');
  }

  function checkMemory(bytes: number): void {
    if (bytes > maxResidentMb * 1024 * 1024) end('memory');
  }

  function take(head: unknown, body: Buffer): void {
    const answer = ReadAnswer.parse(head);
    switch (answer.kind) {
      case 'ready':
        isReady = true;
        return;
      case 'memory':
        return checkMemory(answer.residentBytes);
      case 'picture':
        return hear?.({ ...answer, jpeg: body });
      case 'text': {
        const { pages, pagesRead, ...text } = answer;
        return hear?.({
          ...text,
          ...(pages === undefined ? {} : { pages }),
          ...(pagesRead === undefined ? {} : { pagesRead }),
        });
      }
      case 'unreadable':
        return hear?.(answer);
      default:
        return answer satisfies never;
    }
  }

  const takeFrames = createFrameReader({
    maxHeadBytes: maxAnswerBytes,
    maxBodyBytes: maxPictureBytes,
  });
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      for (const { head, body } of takeFrames(chunk)) take(head, body);
    } catch {
      // It does not speak as it was written to.
      end('crash');
    }
  });
  // A pipe that breaks has lost its process, of which `exit` and `error` tell.
  child.stdin.on('error', () => undefined);
  child.stdout.on('error', () => undefined);
  const finish = (reason: LostReason) => {
    lost ??= reason;
    hear?.({ kind: 'lost', reason: lost });
    gone.resolve(undefined);
  };
  child.on('error', () => finish('start'));
  child.on('exit', () => finish(isReady ? 'crash' : 'start'));
  keepAlive(child, false);

  return {
    pid: child.pid,
    get files() {
      return files;
    },
    get alive() {
      return lost === undefined;
    },
    async read(order, bytes, withinMs) {
      if (lost !== undefined) return { kind: 'lost', reason: lost };
      files += 1;
      const answer = Promise.withResolvers<AttachmentReading | Lost>();
      hear = answer.resolve;
      keepAlive(child, true);
      const cancelDeadline = timers.after(withinMs, () => end('time'));
      const cancelWatch = timers.every(watchEveryMs, () => {
        if (child.pid !== undefined && !reportsMemory) {
          void residentBytes(child.pid).then(checkMemory);
        }
      });
      for (const part of frameParts({ head: { ...order, withinMs }, body: bytes })) {
        if (part.byteLength > 0) child.stdin.write(part);
      }
      const reading = await answer.promise;
      cancelDeadline();
      cancelWatch();
      hear = undefined;
      keepAlive(child, false);
      return reading;
    },
    async kill() {
      keepAlive(child, true);
      end('closed');
      await gone.promise;
    },
  };
}

/** Whether the host waits for this process before it ends. */
function keepAlive(child: Pipes, alive: boolean): void {
  for (const handle of [child, child.stdin, child.stdout] as Partial<NodeJS.Socket & Pipes>[]) {
    if (alive) handle.ref?.();
    else handle.unref?.();
  }
}
