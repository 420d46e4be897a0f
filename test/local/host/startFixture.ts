import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { HostedFunction } from '../../../local/host/hostedFunction';
import { bundleHost } from './bundleHost';

export interface RunningFixture {
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  /** Every line that the process has written so far. */
  readonly lines: readonly string[];
  readonly process: ChildProcess;
  readonly directory: string;
  /** Waits for a line (also one of the past) and gives it back. */
  line(wanted: (line: string) => boolean): Promise<string>;
  /** Waits for a line of JSON with these fields. */
  told(wanted: (value: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  /** Asks it to stop; the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface FixtureOptions {
  env?: Record<string, string>;
  /** Replaces the fixture's own. */
  hostJson?: unknown;
  /** Written over the fixture's, by path. */
  files?: Record<string, string>;
  execArgv?: string[];
}

export interface FixtureHosts {
  start(name: string, options?: FixtureOptions): Promise<RunningFixture>;
  /** Starts one that cannot: what it wrote, and the exit code. */
  fail(name: string, options?: FixtureOptions): Promise<{ output: string; code: number | null }>;
  /** Kills what still runs and removes every file. */
  end(): Promise<void>;
}

interface Launched {
  child: ChildProcess;
  lines: string[];
  directory: string;
  onLine(listener: (line: string) => void): void;
  exited: Promise<number | null>;
}

export function createFixtureHosts(): FixtureHosts {
  const { script, directory: root } = bundleHost();
  const launched: Launched[] = [];

  const launch = (name: string, options: FixtureOptions): Launched => {
    const directory = mkdtempSync(join(root, `${name}-`));
    cpSync(join(__dirname, 'fixtures', name), directory, { recursive: true });
    if (options.hostJson !== undefined) {
      const { hostJson } = options;
      const text = typeof hostJson === 'string' ? hostJson : JSON.stringify(hostJson);
      writeFileSync(join(directory, 'host.json'), text);
    }
    for (const [path, text] of Object.entries(options.files ?? {})) {
      writeFileSync(join(directory, path), text);
    }
    const child = fork(script, {
      cwd: directory,
      env: {
        PATH: process.env['PATH'] ?? '',
        APP_DIRECTORY: directory,
        FUNCTIONS_PORT: '0',
        ...options.env,
      },
      execArgv: options.execArgv ?? [],
      silent: true,
    });
    const lines: string[] = [];
    const listeners: ((line: string) => void)[] = [];
    const ends = [child.stdout!, child.stderr!].map((stream) => {
      const reader = createInterface({ input: stream });
      reader.on('line', (line) => {
        lines.push(line);
        for (const listener of [...listeners]) listener(line);
      });
      return once(reader, 'close');
    });
    // Not the child's own "close", which does not come once its channel was cut from this side.
    const exited = Promise.all([once(child, 'exit'), ...ends]).then(
      ([[code]]) => code as number | null,
    );
    const one = {
      child,
      lines,
      directory,
      exited,
      onLine: (l: (line: string) => void) => listeners.push(l),
    };
    launched.push(one);
    return one;
  };

  return {
    async start(name, options = {}) {
      const { child, lines, directory, onLine, exited } = launch(name, options);
      const ready = await new Promise<{ url: string; functions: HostedFunction[] }>(
        (resolve, reject) => {
          child.once('message', (message) => {
            resolve(message as { url: string; functions: HostedFunction[] });
          });
          void exited.then(() => {
            reject(new Error(`The host ended: ${lines.join('\n')}`));
          });
        },
      );
      const line = (wanted: (line: string) => boolean): Promise<string> =>
        new Promise((resolve, reject) => {
          const past = lines.find(wanted);
          if (past !== undefined) resolve(past);
          let waiting = true;
          onLine((next) => {
            if (!waiting || !wanted(next)) return;
            waiting = false;
            resolve(next);
          });
          void exited.then(() => {
            reject(new Error(`The host ended before it wrote that: ${lines.join('\n')}`));
          });
        });
      return {
        url: ready.url,
        functions: ready.functions,
        lines,
        directory,
        process: child,
        line,
        async told(wanted) {
          const found = await line((text) => {
            const value = objectOf(text);
            return value !== undefined && wanted(value);
          });
          return objectOf(found)!;
        },
        stop(signal = 'SIGTERM') {
          child.kill(signal);
          return exited;
        },
      };
    },
    async fail(name, options = {}) {
      const { lines, exited } = launch(name, options);
      const code = await exited;
      return { output: lines.join('\n'), code };
    },
    async end() {
      for (const { child, exited } of launched) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
        await exited;
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function objectOf(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
