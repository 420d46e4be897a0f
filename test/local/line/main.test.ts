import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(__dirname, '../../..');
let directory: string;
let entry: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'line-main-'));
  entry = join(directory, 'main.js');
  execFileSync(join(root, 'node_modules/.bin/esbuild'), [
    join(root, 'local/line/main.ts'),
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--target=node20',
    '--log-level=error',
    `--outfile=${entry}`,
  ]);
});
afterAll(() => rmSync(directory, { recursive: true }));

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function exitOf(child: ChildProcess) {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('tells its parent when it is ready, serves, and stops cleanly on SIGTERM', async () => {
  const child = fork(entry, { env: { LINE_EMULATOR_PORT: '0' }, silent: true });
  const printed = textOf(child.stdout);
  const [ready] = (await once(child, 'message')) as [{ type: string; url: string }];
  expect(ready).toEqual({
    type: 'ready',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  expect((await fetch(`${ready.url}/emulator/users`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
  expect(await printed).toBe('');
});

test('follows the clock that all local processes share, and moves it', async () => {
  const file = join(directory, 'clock');
  writeFileSync(file, '5000');
  const child = fork(entry, {
    env: { LINE_EMULATOR_PORT: '0', LOCAL_CLOCK_FILE: file },
    execArgv: ['--require', join(root, 'local/clock/clockPreload.cjs')],
    silent: true,
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const clock = async (init?: RequestInit) =>
    (await (await fetch(`${url}/emulator/clock`, init)).json()) as {
      now: number;
      offsetMs: number;
    };
  const before = await clock();
  expect(before.offsetMs).toBe(5000);
  const after = await clock({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: 3_600_000 }),
  });
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
  expect(after.offsetMs).toBe(3_605_000);
  expect(after.now - before.now).toBeGreaterThanOrEqual(3_600_000);
  expect(readFileSync(file, 'utf8')).toBe('3605000');
});

test('prints one line when it has no parent to tell, and ends on SIGINT', async () => {
  const child = spawn(process.execPath, [entry], { env: { LINE_EMULATOR_PORT: '0' } });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toMatch(/^LINE emulator at http:\/\/127\.0\.0\.1:\d+\n$/);
  child.kill('SIGINT');
  expect(await exitOf(child)).toBe(0);
});

test('ends when its parent is gone', async () => {
  const child = fork(entry, { env: { LINE_EMULATOR_PORT: '0' }, silent: true });
  await once(child, 'message');
  child.disconnect();
  expect(await exitOf(child)).toBe(0);
});

test('a taken port is one clear line and exit code 1, not a stack', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const child = fork(entry, { env: { LINE_EMULATOR_PORT: String(port) }, silent: true });
  const complained = textOf(child.stderr);
  expect(await exitOf(child)).toBe(1);
  expect(await complained).toBe(`Port ${port} is taken; set LINE_EMULATOR_PORT to another\n`);
  holder.close();
});

test.each([
  ['LINE_CHANNEL_ACCESS_TOKEN', 'the token of a real channel'],
  ['LINE_CHANNEL_ID', '1654321098'],
])('does not start with the %s of a real channel', async (name, value) => {
  const child = fork(entry, { env: { LINE_EMULATOR_PORT: '0', [name]: value }, silent: true });
  // Were it to start, it would say so.
  child.once('message', () => child.kill('SIGKILL'));
  const complained = textOf(child.stderr);
  expect(await exitOf(child)).toBe(1);
  expect(await complained).toMatch(new RegExp(`^${name}: .*never takes.*\n$`));
});

test('a port that is no port is named', async () => {
  const child = fork(entry, { env: { LINE_EMULATOR_PORT: 'eighty' }, silent: true });
  const complained = textOf(child.stderr);
  expect(await exitOf(child)).toBe(1);
  expect(await complained).toBe('LINE_EMULATOR_PORT must be a port number, not "eighty"\n');
});
