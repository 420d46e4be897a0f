import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

let folder: string;

beforeAll(() => {
  // Away from the compiler that may have been fetched before.
  folder = mkdtempSync(join(tmpdir(), 'infra-'));
  cpSync(join(__dirname, '../../infra/check.mjs'), join(folder, 'check.mjs'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function checkWithoutCompiler(env: Record<string, string>) {
  const { status, stdout } = spawnSync(process.execPath, [join(folder, 'check.mjs')], {
    env: { PATH: folder, ...env },
    encoding: 'utf8',
  });
  return { status, stdout };
}

test('without a compiler it is skipped, and says why', () => {
  expect(checkWithoutCompiler({})).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^infra: skipped: no bicep compiler/),
  });
});

test('without a compiler it fails where every change is checked', () => {
  expect(checkWithoutCompiler({ CI: 'true' })).toEqual({
    status: 1,
    stdout: expect.stringMatching(/^infra: failed: no bicep compiler/),
  });
});
