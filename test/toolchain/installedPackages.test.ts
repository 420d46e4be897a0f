import { afterEach, expect, test } from '@jest/globals';
import { folderOf, inScripts } from './inScripts';

const otherSystem = process.platform === 'win32' ? 'linux' : 'win32';
const lock = {
  packages: {
    '': { name: 'app' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true, os: [otherSystem] },
    'node_modules/anywhere-else': {
      version: '1.0.0',
      optional: true,
      os: [`!${process.platform}`],
    },
    'node_modules/here': { version: '1.0.0', optional: true, os: process.platform },
  },
};
const here = { version: '1.0.0' };

let folder: ReturnType<typeof folderOf> | undefined;
afterEach(() => folder?.remove());

function isInstalled(installed?: unknown): Promise<unknown> {
  folder = folderOf({
    'package-lock.json': lock,
    ...(installed === undefined ? {} : { 'node_modules/.package-lock.json': installed }),
  });
  return inScripts("answer((await load('installedPackages.mjs')).isInstalled(args[0]))", [
    folder.path,
  ]);
}

test('nothing is installed in a fresh clone, nor after an installation that was interrupted', async () => {
  expect(await isInstalled()).toBe(false);
});

test('what the lockfile names is installed, though packages for other systems are not', async () => {
  const packages = { 'node_modules/zod': { version: '4.0.0' }, 'node_modules/here': here };
  expect(await isInstalled({ packages })).toBe(true);
});

test('another version is not what the lockfile names', async () => {
  const packages = { 'node_modules/zod': { version: '3.9.9' }, 'node_modules/here': here };
  expect(await isInstalled({ packages })).toBe(false);
});

test('a package that the lockfile has got since is missing', async () => {
  expect(await isInstalled({ packages: { 'node_modules/here': here } })).toBe(false);
});

test('counts only the packages that belong on this machine', async () => {
  folder = folderOf({ 'package-lock.json': lock });
  folder.write('node_modules/zod/package.json', {});
  expect(
    await inScripts(
      `const { packagePaths, countInstalled } = await load('installedPackages.mjs');
       const paths = packagePaths(args[0]);
       answer([paths, countInstalled(args[0], paths)]);`,
      [folder.path],
    ),
  ).toEqual([['node_modules/zod', 'node_modules/here'], 1]);
});
