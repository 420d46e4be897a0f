import { type CancelTimer, type Clock, systemClock, systemTimers, type Timers } from '../clock';
import type { AttachmentReading } from './attachmentReader';
import { type Lost, type ReadingProcess, startReadingProcess } from './readingProcess';
import type { FileOrder } from './readOrder';
import { canSeeMemory, residentBytes } from './residentBytes';

export interface ReadingPoolOptions {
  /** The bundle that reads. */
  readonly workerFile: string;
  /** From the moment a file is put in the queue until it is read, ms. */
  readonly withinMs: number;
  /** Reading one file may take this much of it, ms. */
  readonly readMs: number;
  readonly maxResidentMb: number;
  readonly heapMb: number;
  /** Processes at once. */
  readonly processes: number;
  /** Files that wait for a process. */
  readonly maxWaiting: number;
  /** Files that one process reads, before a fresh one takes its place. */
  readonly filesPerProcess: number;
  /** Whether the processes tell their memory themselves. @default where the system does not tell it */
  readonly reportsMemory?: boolean;
  /** @default the system's */
  readonly clock?: Clock;
  /** @default the system's */
  readonly timers?: Pick<Timers, 'after' | 'every'>;
  /** Told of each process that ended while it read. */
  readonly onLost?: (lost: Lost) => void;
}

/** `busy`: there were too many others. */
export type PoolReading = AttachmentReading | Lost | { readonly kind: 'busy' };

export interface ReadingPool {
  read(order: FileOrder, bytes: Buffer, onRead?: (ms: number) => void): Promise<PoolReading>;
  close(): Promise<void>;
}

interface Waiting {
  readonly order: FileOrder;
  readonly bytes: Buffer;
  readonly deadlineAt: number;
  readonly onRead: (ms: number) => void;
  readonly resolve: (reading: PoolReading) => void;
  readonly cancelDeadline: CancelTimer;
}

/** A process that still holds this much of what it may after a file is replaced: the next file gets all of it. */
const leftoverShare = 0.6;
/** A process beyond the first one, kept for this long when nothing waits. */
const sparesLiveMs = 10_000;

/**
 * Gives files to processes, first come, first served. One process stays warm; the others start when it is busy. A file
 * whose process is lost is not tried again.
 */
export function createReadingPool(options: ReadingPoolOptions): ReadingPool {
  const { withinMs, readMs, maxResidentMb, processes, maxWaiting, filesPerProcess } = options;
  const { clock = systemClock, timers = systemTimers } = options;
  const idle: ReadingProcess[] = [];
  const busy = new Set<ReadingProcess>();
  const waiting: Waiting[] = [];
  let cancelSpares: CancelTimer | undefined;
  let closed = false;

  /** An idle one, or a fresh one where there is room for it. */
  function takeProcess(): ReadingProcess | undefined {
    for (let process = idle.pop(); process !== undefined; process = idle.pop()) {
      if (process.alive) return process;
    }
    return busy.size < processes ? startReadingProcess(options) : undefined;
  }

  function next(): void {
    while (waiting.length > 0) {
      const process = takeProcess();
      if (process === undefined) return;
      const [first] = waiting.splice(0, 1);
      if (first === undefined) return;
      first.cancelDeadline();
      busy.add(process);
      void readWith(process, first);
    }
  }

  async function readWith(process: ReadingProcess, file: Waiting): Promise<void> {
    const startedAt = clock();
    const leftMs = file.deadlineAt - startedAt;
    const reading = await process.read(file.order, file.bytes, Math.min(readMs, leftMs));
    busy.delete(process);
    file.onRead(clock() - startedAt);
    if (reading.kind === 'lost') options.onLost?.(reading);
    // Whoever had to wait for others has not had its own time.
    const isShort = reading.kind === 'lost' && reading.reason === 'time' && leftMs < readMs;
    file.resolve(isShort ? { kind: 'busy' } : reading);
    await putBack(process);
    next();
  }

  async function putBack(process: ReadingProcess): Promise<void> {
    if (!process.alive) return;
    const isWorn = process.files >= filesPerProcess || (await holdsMuch(process, maxResidentMb));
    if (closed || isWorn) return process.kill();
    idle.push(process);
    cancelSpares ??= timers.after(sparesLiveMs, dropSpares);
  }

  function dropSpares(): void {
    cancelSpares = undefined;
    for (const spare of idle.splice(1)) void spare.kill();
  }

  return {
    read(order, bytes, onRead = () => undefined) {
      if (closed || waiting.length >= maxWaiting) return Promise.resolve({ kind: 'busy' });
      const { promise, resolve } = Promise.withResolvers<PoolReading>();
      const giveUp = () => {
        waiting.splice(waiting.indexOf(file), 1);
        resolve({ kind: 'busy' });
      };
      const file: Waiting = {
        order,
        bytes,
        deadlineAt: clock() + withinMs,
        onRead,
        resolve,
        cancelDeadline: timers.after(withinMs, giveUp),
      };
      waiting.push(file);
      next();
      return promise;
    },
    async close() {
      closed = true;
      cancelSpares?.();
      for (const { cancelDeadline, resolve } of waiting.splice(0)) {
        cancelDeadline();
        resolve({ kind: 'busy' });
      }
      await Promise.all([...idle.splice(0), ...busy].map((process) => process.kill()));
    },
  };
}

async function holdsMuch({ pid }: ReadingProcess, maxResidentMb: number): Promise<boolean> {
  if (pid === undefined || !canSeeMemory) return false;
  return (await residentBytes(pid)) > maxResidentMb * 1024 * 1024 * leftoverShare;
}
