import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/** A program and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

export interface ReadingCommandOptions {
  /** The bundle that reads. */
  readonly workerFile: string;
  /** The heap of JavaScript, MB. */
  readonly heapMb: number;
  /** Everything that the process may write to, MB. */
  readonly dataMb: number;
  /** Whether the process tells how much it holds. */
  readonly reportsMemory: boolean;
}

/** Where util-linux puts it. @see https://man7.org/linux/man-pages/man1/prlimit.1.html */
const prlimitFile = '/usr/bin/prlimit';
/** Of all its files together: what ends a process whose host was killed while it read. */
const cpuSeconds = 600;
/** What sharp loads beside itself. */
const readablePackages = ['sharp', '@img', 'detect-libc', 'semver'];

/**
 * How the process that reads is started: it may read its own code, and no other file; it may write none, and start nothing.
 * The kernel limits its memory where it can: `--data`, since WebAssembly reserves more addresses than `--as` could allow.
 * @see https://nodejs.org/api/permissions.html
 */
export function readingCommand(options: ReadingCommandOptions): Command {
  const { heapMb, dataMb, reportsMemory } = options;
  // Node compares real paths.
  const workerFile = existsSync(options.workerFile)
    ? realpathSync(options.workerFile)
    : options.workerFile;
  const args = [
    `--max-old-space-size=${heapMb}`,
    '--max-semi-space-size=16',
    ...permissions(workerFile),
    workerFile,
    ...(reportsMemory ? ['--report-memory'] : []),
  ];
  if (!existsSync(prlimitFile)) return { file: process.execPath, args };
  const limits = [`--data=${dataMb * 1024 * 1024}`, `--cpu=${cpuSeconds}`, '--core=0'];
  return { file: prlimitFile, args: [...limits, process.execPath, ...args] };
}

/** None where this Node knows no permissions. */
function permissions(workerFile: string): string[] {
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const folder = dirname(workerFile);
  const readable = [
    workerFile,
    join(folder, 'package.json'),
    join(dirname(folder), 'package.json'),
    ...packageFolders(workerFile),
  ];
  return ['--permission', '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`)];
}

function packageFolders(workerFile: string): string[] {
  try {
    const path = createRequire(workerFile).resolve('sharp');
    const modules = path.slice(0, path.lastIndexOf(`${sep}sharp${sep}`));
    return readablePackages.map((name) => join(modules, name));
  } catch {
    // The process says itself what it lacks.
    return [];
  }
}
