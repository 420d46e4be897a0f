import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { clockPreloadFile } from '../clock/localClock';
import { allocatorEnvironment } from '../allocator';
import { readableFailure } from './readableFailure';

/** What a part says when it is ready. */
export interface Ready {
  readonly url: string;
  readonly functions?: readonly { readonly name: string; readonly kind: string }[];
}

export interface LocalChild {
  readonly name: string;
  readonly process: ChildProcess;
  readonly ready: Ready;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Asks it to finish what it does and end; settles when it has. */
  stop(): Promise<void>;
}

export interface LocalChildOptions {
  /** As it is called in messages. */
  readonly name: string;
  /** A built entry. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clockFile: string;
  /** Takes what it prints. */
  readonly logFile: string;
  readonly workingDirectory: string;
  /** Where a debugger can attach. @default nowhere */
  readonly inspectPort?: number | undefined;
  /** Takes each line that it prints once it is ready. */
  readonly onLine?: ((line: string) => void) | undefined;
}

const startTimeoutMs = 30_000;
/** The host lets what runs finish for up to 30 s. */
const stopTimeoutMs = 35_000;
const keptCharacters = 4000;

/**
 * Starts one part in a process group of its own, so that a terminal's Ctrl-C reaches this process alone, which then stops
 * the parts in order. A part whose parent is gone ends by itself: its channel closes.
 *
 * @throws Error with what the part printed when it ends instead of getting ready
 */
export function startChild(options: LocalChildOptions): Promise<LocalChild> {
  const { name, file, env, clockFile, logFile, workingDirectory, inspectPort, onLine } = options;
  const child = fork(file, [], {
    cwd: workingDirectory,
    detached: true,
    execArgv: [
      '--enable-source-maps',
      '--require',
      clockPreloadFile(),
      ...(inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectPort}`]),
    ],
    env: { ...allocatorEnvironment, ...env, LOCAL_CLOCK_FILE: clockFile },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let isReady = false;
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (isReady) onLine?.(line);
      else printed = `${printed}${line}\n`.slice(-keptCharacters);
    });
  }
  const ended = new Promise<void>((resolve) => {
    // Not "exit": what it said last would still be in the pipe.
    child.once('close', () => log.end(resolve));
  });

  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(why));
    };
    const timer = setTimeout(() => {
      fail(`${name} was not ready within ${startTimeoutMs / 1000} s`);
    }, startTimeoutMs);
    const endedEarly = () => {
      fail(readableFailure(printed) || `${name} ended while it started`);
    };
    child.once('error', (error) => {
      fail(`${name} cannot be started: ${error.message}`);
    });
    child.once('close', endedEarly);
    child.on('message', (message) => {
      if (!isReadyMessage(message)) return;
      isReady = true;
      clearTimeout(timer);
      child.off('close', endedEarly);
      resolve({
        name,
        process: child,
        ready: message,
        ended,
        stop: () => stopChild(child, ended),
      });
    });
  });
}

function isReadyMessage(message: unknown): message is Ready {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
  );
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
