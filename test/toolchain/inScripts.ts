import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(__dirname, '../..');

/**
 * Runs a piece of code in a process of its own, where the scripts are what they are: plain ES modules. It gets
 * `load(name)` for a module of `scripts/`, and prints one JSON value through `answer`.
 */
export function inScripts(code: string, args: readonly string[] = []): Promise<unknown> {
  const scripts = pathToFileURL(join(root, 'scripts/')).href;
  const program = `
    const load = (name) => import(${JSON.stringify(scripts)} + name);
    const answer = (value) => process.stdout.write(JSON.stringify(value));
    const args = process.argv.slice(1);
    ${code}`;
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', program, '--', ...args],
      (error, out) => {
        if (error === null) resolve(JSON.parse(out));
        else reject(new Error(error.message, { cause: error }));
      },
    );
  });
}

/** A folder with these files, by path; an object is written as JSON. */
export function folderOf(files: Readonly<Record<string, unknown>>): {
  path: string;
  write(name: string, content: unknown): void;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'toolchain-'));
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(
      join(path, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    write,
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}
