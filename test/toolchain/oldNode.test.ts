import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folderOf, root } from './inScripts';

const host = join(root, 'dist/local/host/main.js');
const env = { APP_DIRECTORY: root, FUNCTIONS_PORT: '0', PATH: process.env.PATH ?? '' };

/** What the embedded host says about the built app under a Node, in full. */
function start(node: string, args: readonly string[] = []): { output: string; code: unknown } {
  const { stdout, stderr, status } = spawnSync(node, [...args, host], { env, encoding: 'utf8' });
  return { output: `${stdout}${stderr}`, code: status };
}

const line = (version: string) =>
  `Worker was unable to load entry point "dist/functions/index.js": Node.js 22 or later is needed, and this is ${version}: func start takes the first node of the PATH\n`;

/** The Node of this machine when it is an older one; `npm test` runs with another then. */
const older = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .filter((file) => dirname(file) !== dirname(process.execPath) && existsSync(file))
  .map((file) => ({
    file,
    version: spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1),
  }))
  .find(({ version }) => Number(version.split('.')[0]) < 22);

test('an older Node stops the app at start-up with one line', () => {
  const folder = folderOf({
    'older.cjs': `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
      delete Map.groupBy; delete Promise.withResolvers;`,
  });
  expect(start(process.execPath, ['--require', join(folder.path, 'older.cjs')])).toEqual({
    output: line('20.20.2'),
    code: 1,
  });
  folder.remove();
});

(older === undefined ? test.skip : test)('and so does a real one, which can parse it', () => {
  expect(start(older!.file)).toEqual({ output: line(older!.version), code: 1 });
});

test('engines and the check at start-up name the same Node', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const source = readFileSync(join(root, 'functions/requireNode.ts'), 'utf8');
  expect(engines.node).toBe(`>=${/oldestMajor = (\d+)/.exec(source)?.[1]}`);
});
