import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Local, startLocal } from '../../local/start/startLocal';
import { root } from './inScripts';

const folder = join(root, '.package');
let local: Local;

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs')]);
  local = await startLocal({ anyPorts: true, appDirectory: folder });
}, 60_000);
afterAll(() => local.stop());

const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;

test('holds bundles, assets, host.json and a package.json with sharp alone', () => {
  const { version, engines, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as { version: string; engines: object; dependencies: Record<string, string> };
  expect(readdirSync(folder).sort()).toEqual([
    'dist',
    'host.json',
    'package-lock.json',
    'package.json',
  ]);
  expect(read('package.json')).toEqual({
    name: 'line-bot-azure-functions',
    version,
    license: 'MIT',
    private: true,
    main: 'dist/functions/index.js',
    engines,
    dependencies: { sharp: dependencies.sharp },
  });
  const files = [
    'functions/index.js',
    'functions/renderWorker.mjs',
    'functions/attachmentWorker.mjs',
    'assets/fonts',
    'assets/persona.md',
  ];
  for (const file of files) {
    expect(existsSync(join(folder, 'dist', file))).toBe(true);
  }
});

interface Locked {
  version: string;
  integrity?: string;
  hasInstallScript?: true;
}
const lockOf = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> }).packages;

test('a lockfile pins sharp and all that comes with it, as tested here; none runs a script', () => {
  const tested = lockOf(join(root, 'package-lock.json'));
  const { '': _root, ...locked } = lockOf(join(folder, 'package-lock.json'));
  expect(Object.keys(locked)).toEqual(
    expect.arrayContaining(['node_modules/sharp', 'node_modules/@img/sharp-linux-x64']),
  );
  for (const [path, { version, integrity, hasInstallScript }] of Object.entries(locked)) {
    const { version: here, integrity: same } = tested[path] ?? {};
    expect({ path, version, integrity }).toEqual({ path, version: here, integrity: same });
    expect([path, integrity, hasInstallScript]).toEqual([path, expect.any(String), undefined]);
  }
});

test('the host runs it as it is', async () => {
  const health = await fetch(`${local.functionsUrl}/api/health/ready`);
  expect(await health.json()).toMatchObject({ status: 'ready' });
  const templates = await fetch(`${local.functionsUrl}/api/manage/templates`, {
    headers: { 'x-admin-key': local.adminApiKey },
  });
  expect(((await templates.json()) as { templates: unknown[] }).templates.length).toBeGreaterThan(
    2,
  );
});
