import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../start/startFixtureBot';

const entry = join(__dirname, '../../../dist/local/demo/main.js');

test('the demo sends the text, prints the rich message, saves five pictures and exits 0', async () => {
  const folder = temporaryFolder();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOCAL_FOLDER: folder.path };
  const ended = await new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [entry, 'おはよう'], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
  const pictures = readdirSync(join(folder.path, 'demo'));
  const runs = readdirSync(join(folder.path, 'runs'));
  folder.remove();
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toMatch(/user\s+おはよう\nbot, reply\s+imagemap, 1040 x \d+: .+/);
  expect(ended.out).toMatch(/area \d+,\d+ \d+ x \d+/);
  expect(pictures.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b)).toEqual([
    240, 300, 460, 700, 1040,
  ]);
  expect(runs).toEqual([]);
}, 90_000);
