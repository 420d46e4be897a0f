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

test('an unknown task is one line that names those there are', async () => {
  const { code, err } = await new Promise<{ code: unknown; err: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'scripts/run.mjs'), 'fly'], (error, _out, err) => {
      resolve({ code: error?.code, err });
    });
  });
  expect(code).toBe(1);
  expect(err).toMatch(/^No such task: "fly"\. There are start, .*infra:check\.\n$/);
});

test('two processes that take one lock work one after the other, and a dead holder does not count', async () => {
  expect(
    await inScripts(`
      const { withLock } = await load('withLock.mjs');
      const { mkdtempSync, writeFileSync } = await import('node:fs');
      const { spawnSync } = await import('node:child_process');
      const file = mkdtempSync('/tmp/lock-') + '/lock';
      const dead = spawnSync(process.execPath, ['-e', '0']).pid;
      writeFileSync(file, String(dead));
      const steps = [];
      const work = (name) => async () => {
        steps.push(name + ' begins');
        await new Promise(setImmediate);
        steps.push(name + ' ends');
      };
      await Promise.all([withLock(file, work('first')), withLock(file, work('second'))]);
      answer(steps);
    `),
  ).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
