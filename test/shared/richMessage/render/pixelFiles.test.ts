import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createPixelFiles } from '../../../../shared/richMessage/render/pixelFiles';

let folder: string;
let made: number;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'pixel-files-')), 'pixels');
  made = 0;
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const pixels = Buffer.from([1, 2, 3, 4, 5, 6]);
const make = async () => {
  made += 1;
  return Promise.resolve(pixels);
};

/** Writing goes on behind the drawing. */
async function written(count = 1): Promise<string[]> {
  for (let waits = 0; waits < 200; waits += 1) {
    const names = list().filter((name) => !name.endsWith('.part'));
    if (names.length >= count) return names;
    await delay(10);
  }
  return list();
}

function list(): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function fill(files: ReturnType<typeof createPixelFiles>, name: string): Promise<Buffer> {
  const target = Buffer.alloc(pixels.byteLength);
  await files.fill(name, target, make);
  return target;
}

test('pixels are made once, also for the next process', async () => {
  expect(await fill(createPixelFiles(folder, 1000), 'hills@1040')).toEqual(pixels);
  await written();
  expect(await fill(createPixelFiles(folder, 1000), 'hills@1040')).toEqual(pixels);
  expect(made).toBe(1);
});

test('a file that is not whole is made anew', async () => {
  const files = createPixelFiles(folder, 1000);
  await fill(files, 'hills@1040');
  const [name = ''] = await written();
  writeFileSync(join(folder, name), pixels.subarray(0, 3));
  expect(await fill(files, 'hills@1040')).toEqual(pixels);
  expect(made).toBe(2);
  for (let waits = 0; waits < 200 && !readFileSync(join(folder, name)).equals(pixels); waits += 1) {
    await delay(10);
  }
  expect(readFileSync(join(folder, name))).toEqual(pixels);
});

test('names stay in their folder', async () => {
  await fill(createPixelFiles(folder, 1000), '../../outside/hills');
  expect(await written()).toHaveLength(1);
});

test('no more is written than allowed, and all is drawn', async () => {
  const files = createPixelFiles(folder, pixels.byteLength);
  for (const name of ['one', 'two', 'three']) expect(await fill(files, name)).toEqual(pixels);
  await written();
  await delay(50);
  expect(await written()).toEqual(['one']);
});

test('a disk that cannot be written is no error', async () => {
  const file = join(folder, '..', 'file');
  writeFileSync(file, '');
  expect(await fill(createPixelFiles(join(file, 'below'), 1000), 'hills')).toEqual(pixels);
  await delay(20);
});

test('what cannot be made fails, and leaves nothing behind', async () => {
  const files = createPixelFiles(folder, 1000);
  const broken = files.fill('hills', Buffer.alloc(6), async () => Promise.reject(new Error('no')));
  await expect(broken).rejects.toThrow('no');
  expect(list()).toEqual([]);
});
