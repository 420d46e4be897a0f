import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { repositoryRoot } from '../../../local/repositoryRoot';
import { createStorageClients } from '../../../shared/storage/createStorageClients';

const root = repositoryRoot();
let folder: string;
let children: ChildProcess[] = [];

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'storageMain-'));
  await build({
    entryPoints: [join(root, 'local/storage/main.ts')],
    outfile: join(folder, 'main.js'),
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run storage` as a process. */
function startStorage(env: Record<string, string> = {}) {
  const child = fork(join(folder, 'main.js'), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      AZURITE_BLOB_PORT: '0',
      AZURITE_QUEUE_PORT: '0',
      AZURITE_TABLE_PORT: '0',
      ...env,
    },
  });
  children.push(child);
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += chunk));
  child.stdout?.resume();
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, errors })),
  );
  const ready = new Promise<string>((resolve) =>
    child.once('message', (message) =>
      resolve((message as { connectionString: string }).connectionString),
    ),
  );
  return { child, ready, ended };
}

const queuePortOf = (connectionString: string) =>
  Number(/QueueEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(connectionString)?.[1]);

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Resolves when nobody listens on the port any more; the test's own limit ends a wait in vain. */
async function closed(port: number): Promise<void> {
  while (await answers(port)) await delay(20);
}

test('tells its parent the connection string once storage answers', async () => {
  const { ready } = startStorage();
  const queue = createStorageClients({ connectionString: await ready }).queue('queue');
  await queue.send('text');
  expect(await queue.depth()).toBe(1);
});

test('stops storage with itself, without a word', async () => {
  const { child, ready, ended } = startStorage();
  const port = queuePortOf(await ready);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, errors: '' });
  expect(await answers(port)).toBe(false);
});

test('leaves no storage behind when it is killed', async () => {
  const { child, ready } = startStorage();
  const port = queuePortOf(await ready);
  expect(await answers(port)).toBe(true);
  child.kill('SIGKILL');
  await closed(port);
  expect(await answers(port)).toBe(false);
});

test('says in one line that a named port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { ended } = startStorage({ AZURITE_QUEUE_PORT: String(port) });
  const errors = `Port ${port} is taken: Azurite cannot start on it\n`;
  expect(await ended).toEqual({ code: 1, errors });
  server.close();
});

test('says in one line that a port is none', async () => {
  const { ended } = startStorage({ AZURITE_BLOB_PORT: 'many' });
  expect(await ended).toEqual({
    code: 1,
    errors: 'AZURITE_BLOB_PORT must be a port (0 to 65535), and is "many"\n',
  });
});
