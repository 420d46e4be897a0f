import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { clockPreloadFile } from '../clock/localClock';

export interface LocalChild {
  readonly name: string;
  readonly process: ChildProcess;
  /** What it said when it was ready. */
  readonly ready: { readonly url: string; readonly functions?: readonly unknown[] };
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface LocalChildOptions {
  readonly name: string;
  /** A built entry. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clockFile: string;
  /** Takes what it prints. */
  readonly logFile: string;
  readonly workingDirectory: string;
}

const startTimeoutMs = 30_000;
const stopTimeoutMs = 35_000;

/**
 * Starts one part and waits until it is ready.
 * @throws Error with what the part printed last when it ends instead
 */
export function startChild(options: LocalChildOptions): Promise<LocalChild> {
  const { name, file, env, clockFile, logFile, workingDirectory } = options;
  const child = fork(file, [], {
    cwd: workingDirectory,
    execArgv: ['--enable-source-maps', '--require', clockPreloadFile()],
    env: { ...env, LOCAL_CLOCK_FILE: clockFile },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let last = '';
  const keep = (chunk: Buffer) => {
    log.write(chunk);
    last = `${last}${chunk.toString()}`.slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(why));
    };
    const timer = setTimeout(() => fail(`${name} was not ready within 30 s`), startTimeoutMs);
    const endedEarly = () => fail(last.trim() || `${name} ended while starting`);
    child.once('error', (error) => fail(`${name} cannot be started: ${error.message}`));
    child.once('exit', endedEarly);
    child.on('message', (message) => {
      const ready = message as LocalChild['ready'] & { type?: string };
      if (ready.type !== 'ready') return;
      clearTimeout(timer);
      child.off('exit', endedEarly);
      resolve({ name, process: child, ready, ended, stop: () => stopChild(child, ended) });
    });
  });
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
