import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

const entry = join(__dirname, '../../../dist/local/ai/main.js');

async function exitOf(child: ChildProcess) {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('tells its parent when it is ready, has every deployment that is named, and ends on SIGTERM', async () => {
  const env = {
    AI_EMULATOR_PORT: '0',
    AZURE_OPENAI_API_KEY: 'a-key',
    AZURE_OPENAI_DEPLOYMENT: 'words',
    AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT: 'voices',
  };
  const child = fork(entry, { env, silent: true });
  const [ready] = (await once(child, 'message')) as [{ type: string; url: string }];
  expect(ready).toEqual({
    type: 'ready',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  const models = await fetch(`${ready.url}/openai/v1/models`, { headers: { 'api-key': 'a-key' } });
  expect(await models.json()).toMatchObject({ data: [{ id: 'words' }, { id: 'voices' }] });
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
});

test('prints one line when it has no parent to tell, and ends on SIGINT', async () => {
  const child = spawn(process.execPath, [entry], { env: { AI_EMULATOR_PORT: '0' } });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toMatch(
    /^AI stand-in at http:\/\/127\.0\.0\.1:\d+\/openai\/v1, deployments: local-model\n$/,
  );
  child.kill('SIGINT');
  expect(await exitOf(child)).toBe(0);
});

test('ends when its parent is gone', async () => {
  const child = fork(entry, { env: { AI_EMULATOR_PORT: '0' }, silent: true });
  await once(child, 'message');
  child.disconnect();
  expect(await exitOf(child)).toBe(0);
});

test('a taken port is one line and exit code 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const child = fork(entry, { env: { AI_EMULATOR_PORT: String(port) }, silent: true });
  const complained = text(child.stderr as Readable);
  expect(await exitOf(child)).toBe(1);
  expect(await complained).toBe(`Port ${port} is taken; set AI_EMULATOR_PORT to another\n`);
  holder.close();
});
