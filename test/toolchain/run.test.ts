import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { version } from '../../shared/version';
import { inScripts, root } from './inScripts';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

test('every npm script is a task of its name', async () => {
  const names = (await inScripts(
    "answer(Object.keys((await load('tasks.mjs')).createTasks('/app')))",
  )) as string[];
  expect(manifest.scripts).toEqual(
    Object.fromEntries(names.map((name) => [name, `node scripts/run.mjs ${name}`])),
  );
});

test('the version that the product tells is that of package.json', () => {
  expect(version).toBe(manifest.version);
});

test('every dependency is pinned', () => {
  for (const wanted of Object.values(manifest.dependencies))
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
});

function runTask(...args: string[]): Promise<{ code: unknown; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'scripts/run.mjs'), ...args], (error, _out, err) => {
      resolve({ code: error === null ? 0 : error.code, err });
    });
  });
}

test('an unknown task is one line that names those there are', async () => {
  const { code, err } = await runTask('fly');
  expect(code).toBe(1);
  expect(err).toMatch(/^No such task: "fly"\. There are start, .*infra:check\.\n$/);
});

test('the tests of one file run without a build and without Azurite', async () => {
  const { code, err } = await runTask('test:unit', 'test/shared/cache/frequencySketch.test.ts');
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('1 passed, 1 total') });
});

test('a path without tests is an error, and so is none', async () => {
  expect((await runTask('test:unit', 'test/no/such/place')).code).toBe(1);
  expect(await runTask('test:unit')).toEqual({
    code: 1,
    err: 'Expected the path of a test or of a folder of tests, such as test/shared/inbox\n',
  });
});

test('no task of Jest passes without a test', async () => {
  const tasks = (await inScripts(
    "answer((await load('tasks.mjs')).createTasks('/app'))",
  )) as unknown;
  expect(JSON.stringify(tasks)).not.toContain('passWithNoTests');
});

test('what is locked is done one after the other, and a lock of a process that died does not count', async () => {
  const steps = (await inScripts(`
    const { withLock } = await load('withLock.mjs');
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const { spawnSync } = await import('node:child_process');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'lock-'));
    const file = join(folder, 'lock');
    writeFileSync(file, String(spawnSync(process.execPath, ['-e', '0']).pid));
    const steps = [];
    const work = (name) => async () => {
      steps.push(name);
      await new Promise(setImmediate);
      steps.push(name);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(file, work(name))));
    rmSync(folder, { recursive: true });
    answer(steps);
  `)) as string[];
  const [first, second, third] = [steps[0], steps[2], steps[4]];
  expect([first, second, third].sort()).toEqual(['a', 'b', 'c']);
  expect(steps).toEqual([first, first, second, second, third, third]);
});
