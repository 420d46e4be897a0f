import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { readOptions } from '../../../local/render/readOptions';

const run = promisify(execFile);
const main = join(__dirname, '..', '..', '..', 'dist', 'local', 'render', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'render-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('five pictures and the message are written to a folder that is made', async () => {
  const out = join(folder, 'a', 'new', 'folder');
  const options = ['--lang', 'th', '--layout', 'F', '--height', '700', '--out', out];
  const { stdout } = await run(process.execPath, [main, '--text', 'สวัสดีตอนเช้า', ...options]);
  expect(stdout).toContain('1040.jpg');
  for (const width of [240, 300, 460, 700, 1040]) {
    const metadata = await sharp(join(out, `${width}.jpg`)).metadata();
    expect([metadata.width, metadata.height]).toEqual([width, Math.round((700 * width) / 1040)]);
  }
  const message = JSON.parse(readFileSync(join(out, 'message.json'), 'utf8')) as {
    baseSize: unknown;
    actions: unknown[];
  };
  expect(message.baseSize).toEqual({ width: 1040, height: 700 });
  expect(message.actions).toHaveLength(3);
});

test('what cannot be drawn is said in one line, and nothing is written', async () => {
  const out = join(folder, 'nothing');
  const failed = run(process.execPath, [main, '--text', 'مرحبا', '--out', out]);
  await expect(failed).rejects.toMatchObject({ code: 1 });
  const { stderr } = (await failed.catch((error: unknown) => error)) as { stderr: string };
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(out)).toBe(false);
});

test('without options it says how it is used', async () => {
  const { stdout } = await run(process.execPath, [main]);
  expect(stdout).toContain('--layout LAYOUT');
});

describe('options', () => {
  test('one text is for all cells, several are for each', () => {
    const one = readOptions(['--text', 'A|B|C', '--layout', 'b']);
    expect(one.message.cells.map(({ text }) => text)).toEqual([
      { title: 'A', body: 'B', footer: 'C' },
      { title: 'A', body: 'B', footer: 'C' },
    ]);
    const each = readOptions(['--text', 'A', '--text', 'B', '--layout', 'B', '--icon', 'gift']);
    expect(each.message.cells.map(({ text, icon }) => [text.title, icon])).toEqual([
      ['A', 'gift'],
      ['B', 'gift'],
    ]);
  });

  test.each([
    [['--text', 'A', '--text', 'B', '--layout', 'F'], /--text is given 2 times/],
    [['--text', 'A', '--lang', 'xx'], /--lang xx: expected one of ja/],
    [['--text', 'A', '--layout', 'Z'], /--layout Z/],
    [['--text', 'A', '--height', '100'], /heightPx/],
    [['--text', 'A', '--icon', 'nothing'], /icon/],
    [['--text', 'A', '--surprise'], /surprise/],
  ])('%j are refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
