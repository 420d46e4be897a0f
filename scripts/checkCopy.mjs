/* Checks the curated copy and the helplines with the product's own schema and rules, before anything is built with it. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @throws Error that names file and line of everything that is wrong */
export async function checkCopy(folder, helplines) {
  const outfile = join('.cache', `checkCopyFiles-${process.pid}.mjs`);
  mkdirSync('.cache', { recursive: true });
  await build({
    entryPoints: ['local/copy/checkCopyFiles.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Its main file asks for its parts in a way that a bundler cannot follow.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const { checkCopyFiles } = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  const problems = checkCopyFiles(folder, helplines);
  if (problems.length === 0) return;
  const error = new Error(`These assets cannot be used:\n${problems.join('\n')}`);
  // The lines of the files are what matters.
  error.stack = error.message;
  throw error;
}
