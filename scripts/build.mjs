/*
 * Builds dist/: `node scripts/build.mjs [PART…] [--force]`. A part is built when one of its sources has changed since;
 * a part whose sources are not all there is left out, and said so.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createParts } from './buildParts.mjs';
import { withLock } from './withLock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stateFile = join(root, 'dist', '.build.json');
/** What every part depends on. */
const always = [
  'scripts/build.mjs',
  'scripts/buildParts.mjs',
  'package-lock.json',
  'tsconfig.json',
];

const args = process.argv.slice(2);
const force = args.includes('--force');
const asked = args.filter((arg) => !arg.startsWith('--'));
const parts = createParts(root).filter(({ name }) => asked.length === 0 || asked.includes(name));

if (force || stale(readState()).length > 0) {
  await withLock(join(root, '.cache', 'build.lock'), buildStale);
}

async function buildStale() {
  const startedAt = Date.now();
  const state = readState();
  const todo = force ? parts.map((part) => ({ part, now: fingerprint(part) })) : stale(state);
  const built = [];
  const results = await Promise.allSettled(
    todo.map(async ({ part, now }) => {
      delete state[part.name];
      const missing = part.needs.find((path) => !existsSync(join(root, path)));
      if (missing !== undefined) {
        process.stderr.write(`Not built: ${part.name}, since ${missing} is missing\n`);
        return;
      }
      await part.build();
      state[part.name] = now;
      built.push(part.name);
    }),
  );
  mkdirSync(dirname(stateFile), { recursive: true });
  // The repository has no "type"; what is built is CommonJS whatever a folder above it says.
  writeFileSync(join(root, 'dist', 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(stateFile, `${JSON.stringify(state, null, 2)}\n`);

  const failed = todo.filter((_, index) => results[index].status === 'rejected');
  for (const { status, reason } of results) {
    // esbuild has printed its own errors, with the lines that they are about.
    if (status === 'rejected' && reason.errors === undefined)
      process.stderr.write(`${reason.stack}\n`);
  }
  if (built.length > 0) {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`Built ${built.join(', ')} in ${seconds} s\n`);
  }
  if (failed.length > 0) {
    process.stderr.write(`The build failed: ${failed.map(({ part }) => part.name).join(', ')}\n`);
    process.exitCode = 1;
  }
}

function stale(state) {
  return parts
    .map((part) => ({ part, now: fingerprint(part) }))
    .filter(({ part, now }) => state[part.name] !== now || !part.outputs.every(isThere));
}

function isThere(path) {
  return existsSync(join(root, path));
}

function readState() {
  try {
    return JSON.parse(readFileSync(stateFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Changes when a source is added, removed or written: names, sizes and times of all of them. */
function fingerprint({ sources }) {
  const hash = createHash('sha256');
  const add = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(join(path, name));
    } else {
      hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    }
  };
  for (const path of [...always, ...sources]) add(path);
  return hash.digest('base64url');
}
