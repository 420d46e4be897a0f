import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from './inScripts';

let folder: string;

/** A repository of one function and the real scripts. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  for (const part of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'functions'));
  writeFileSync(join(folder, 'functions/index.ts'), 'export const answer: number = 1;\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function build(): string {
  return execFileSync(process.execPath, [join(folder, 'scripts/build.mjs'), 'app'], {
    encoding: 'utf8',
  });
}

test('builds what is missing, and nothing the second time', () => {
  expect(build()).toMatch(/^Built app in [\d.]+ s\n$/);
  expect(existsSync(join(folder, 'dist/functions/index.js'))).toBe(true);
  expect(build()).toBe('');
});

test('builds again when a source is written, even with an older time', () => {
  const source = join(folder, 'functions/index.ts');
  writeFileSync(source, 'export const answer: number = 2;\n');
  utimesSync(source, new Date(0), new Date(0));
  expect(build()).toMatch(/^Built app/);
});

test('builds again when a source is added or removed', () => {
  const added = join(folder, 'functions/added.ts');
  writeFileSync(added, '');
  expect(build()).toMatch(/^Built app/);
  rmSync(added);
  expect(build()).toMatch(/^Built app/);
});

test('builds again when its result is gone', () => {
  rmSync(join(folder, 'dist/functions/index.js'));
  expect(build()).toMatch(/^Built app/);
});

test('a source that cannot be built fails, and fails again until it is mended', () => {
  const source = join(folder, 'functions/index.ts');
  writeFileSync(source, "import './nowhere';\n");
  for (const _attempt of [1, 2]) {
    expect(() =>
      execFileSync(process.execPath, [join(folder, 'scripts/build.mjs'), 'app'], { stdio: 'pipe' }),
    ).toThrow(/nowhere[^]*The build failed: app/);
  }
  writeFileSync(source, 'export const answer = 3;\n');
  expect(build()).toMatch(/^Built app/);
});
