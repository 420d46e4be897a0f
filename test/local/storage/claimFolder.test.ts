import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claimFolder } from '../../../local/storage/claimFolder';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'claim-')), 'data');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

test('a folder is refused while another run has it, and free again afterwards', () => {
  const giveBack = claimFolder(folder);
  expect(() => claimFolder(folder)).toThrow(`${folder} is in use by process ${process.pid}`);
  giveBack();
  claimFolder(folder)();
});

test('a run that was killed does not keep its folder', () => {
  claimFolder(folder);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'in-use-by'), String(pid));
  claimFolder(folder)();
});
