import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { answers, fixtureBotFolder, temporaryFolder } from './startFixtureBot';

const root = join(__dirname, '../../..');
const entry = join(root, 'dist', 'local', 'start', 'main.js');
const anyPorts = {
  FUNCTIONS_PORT: '0',
  LINE_EMULATOR_PORT: '0',
  AI_EMULATOR_PORT: '0',
  AZURITE_BLOB_PORT: '0',
  AZURITE_QUEUE_PORT: '0',
  AZURITE_TABLE_PORT: '0',
};

let folder: { path: string; remove(): void };
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  child?.kill('SIGKILL');
  folder.remove();
});

/** Starts it as `npm start` does; `output` is all that it prints, once it has ended. */
function start(env: Record<string, string>, ...args: string[]) {
  const started = fork(entry, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOCAL_FOLDER: folder.path, ...env },
    silent: true,
  });
  child = started;
  let printed = '';
  const output = once(started, 'close').then(() => printed);
  const firstLines = new Promise<string[]>((resolve) => {
    const look = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split('\n').length > 7) resolve(printed.trim().split('\n'));
    };
    started.stdout?.on('data', look);
    started.stderr?.on('data', look);
  });
  return { child: started, firstLines, output };
}

/** Resolves when nothing answers there any more; Jest's limit is the limit. */
async function untilGone(...urls: string[]): Promise<void> {
  for (const url of urls) while (await answers(url)) await new Promise(setImmediate);
}

const urlIn = (line = '') => /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';

test('says in one line what is real, in six what runs where, and SIGTERM leaves nothing behind', async () => {
  const run = start(anyPorts, '--app', fixtureBotFolder);
  const lines = await run.firstLines;
  expect(lines.map((line) => line.split('  ')[0])).toEqual([
    'This run',
    'Chat page',
    'Functions',
    'AI',
    'Storage',
    'Management',
    'Logs',
  ]);
  expect(lines[0]).toMatch(/ real: nothing; emulated: LINE, AI, storage$/);
  const [, page, functions, ai] = lines.map(urlIn);
  expect((await fetch(`${functions}/api/settings`)).status).toBe(200);
  expect((await fetch(`${page}/emulator/users`)).status).toBe(200);
  expect((await fetch(`${ai}/emulator/requests`)).status).toBe(200);

  const session = join(folder.path, 'sessions', `${run.child.pid ?? 0}.json`);
  const { url, adminApiKey } = JSON.parse(readFileSync(session, 'utf8')) as Record<string, string>;
  expect(url).toBe(functions);
  expect(lines[5]).toContain(adminApiKey);
  expect(statSync(session).mode & 0o077).toBe(0);

  run.child.kill('SIGTERM');
  expect(await once(run.child, 'exit')).toEqual([0, null]);
  expect(await answers(functions ?? '')).toBe(false);
  expect(await answers(page ?? '')).toBe(false);
  expect(await answers(ai ?? '')).toBe(false);
  expect(existsSync(session)).toBe(false);
}, 60_000);

test('all parts end when it is killed', async () => {
  const run = start(anyPorts, '--app', fixtureBotFolder);
  const lines = await run.firstLines;
  const [, page = '', functions = '', ai = ''] = lines.map(urlIn);
  const blobPort = /blob (\d+)/.exec(lines[4] ?? '')?.[1] ?? '';
  run.child.kill('SIGKILL');
  await untilGone(page, functions, ai, `http://127.0.0.1:${blobPort}`);
}, 60_000);

test('a part that dies is named, and the rest stops', async () => {
  const run = start(anyPorts, '--app', fixtureBotFolder);
  const [, page = '', functions = ''] = (await run.firstLines).map(urlIn);
  const { pid } = (await (await fetch(`${functions}/api/settings`)).json()) as { pid: number };
  process.kill(pid, 'SIGKILL');
  expect(await once(run.child, 'exit')).toEqual([1, null]);
  expect(await run.output).toContain('Functions host ended by itself: stopping');
  expect(await answers(page)).toBe(false);
}, 60_000);

test('a port that was asked for and is taken is one line and exit code 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const run = start({ ...anyPorts, FUNCTIONS_PORT: String(port) });
  expect(await once(run.child, 'exit')).toEqual([1, null]);
  expect(await run.output).toBe(
    `Port ${port} is taken: free it, or set FUNCTIONS_PORT to another\n`,
  );
  holder.close();
});

test('a debugger can attach to the host where --inspect says, and nowhere else', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  holder.close();
  await once(holder, 'close');
  const run = start(anyPorts, '--app', fixtureBotFolder, `--inspect=${port}`);
  await run.firstLines;
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { url: string }[];
  expect(targets.map(({ url }) => url)).toEqual([
    expect.stringMatching(/dist\/local\/host\/main\.js$/),
  ]);
  run.child.kill('SIGTERM');
  await once(run.child, 'exit');
  expect(await run.output).toContain(`Debugger    attach to 127.0.0.1:${port}\n`);
}, 60_000);

test('a port for the debugger that is none is one line and exit code 1', async () => {
  const run = start(anyPorts, '--inspect=here');
  expect(await once(run.child, 'exit')).toEqual([1, null]);
  expect(await run.output).toBe('--inspect=here: expected a port, such as --inspect=9229\n');
});

test('settings that are not usable are one line each, by name, and never repeat a value', async () => {
  const run = start({ ...anyPorts, LINE_CHANNEL_SECRET: 'tooshort', RENDER_THREADS: '99' });
  expect(await once(run.child, 'exit')).toEqual([1, null]);
  expect(await run.output).toBe(
    [
      'The configuration is not usable:',
      '  LINE_CHANNEL_SECRET: expected 32 hexadecimal digits',
      '  RENDER_THREADS: expected at most 8',
      '',
    ].join('\n'),
  );
}, 60_000);

test('says what is real when the settings name a channel and a model', async () => {
  const run = start(
    {
      ...anyPorts,
      LINE_CHANNEL_SECRET: 'f'.repeat(32),
      LINE_CHANNEL_ID: '1234567890',
      AZURE_OPENAI_ENDPOINTS: 'https://model.example.com/openai/v1',
      AZURE_OPENAI_DEPLOYMENT: 'chat',
    },
    '--app',
    fixtureBotFolder,
  );
  const lines = await run.firstLines;
  expect(lines[0]).toMatch(/ real: LINE, AI; emulated: storage$/);
  expect(lines[1]).toMatch(/^LINE +https:\/\/api\.line\.me, channel 1234567890 /);
  expect(lines.join('\n')).toMatch(
    /^AI +https:\/\/model\.example\.com\/openai\/v1 .* deployment chat$/m,
  );
}, 60_000);

test('warns of a setting that nothing reads and that is like a known one', async () => {
  const run = start({ ...anyPorts, LINE_CHANEL_SECRET: 'x' }, '--app', fixtureBotFolder);
  const lines = await run.firstLines;
  expect(lines[0]).toBe(
    'Warning: nothing reads LINE_CHANEL_SECRET. Did you mean LINE_CHANNEL_SECRET?',
  );
  run.child.kill('SIGTERM');
  await run.output;
}, 60_000);

test('what a killed run left is removed by the next', async () => {
  const first = start(anyPorts, '--app', fixtureBotFolder);
  await first.firstLines;
  const runs = join(folder.path, 'runs');
  const left = join(runs, `${first.child.pid ?? 0}-left`);
  writeFileSync(left, '');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = start(anyPorts, '--app', fixtureBotFolder);
  await second.firstLines;
  expect(existsSync(left)).toBe(false);
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
}, 60_000);
