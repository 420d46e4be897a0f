import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { folderOf, root } from './inScripts';

let repository: ReturnType<typeof folderOf>;

beforeAll(() => {
  const nothing = { packages: {} };
  repository = folderOf({
    'package-lock.json': nothing,
    'node_modules/.package-lock.json': nothing,
  });
  cpSync(join(root, 'package.json'), join(repository.path, 'package.json'));
  cpSync(join(root, 'scripts'), join(repository.path, 'scripts'), { recursive: true });
  repository.write(
    'scripts/tasks.mjs',
    `export const createTasks = () => ({
      good: { steps: [['-e', '0']] },
      bad: { steps: [['-e', 'process.exit(3)']] },
      all: { tasks: ['bad', 'good'] },
      fine: { tasks: ['good'] },
    });`,
  );
});
afterAll(() => {
  repository.remove();
});

function run(task: string) {
  const file = join(repository.path, 'scripts/run.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, task], {
    encoding: 'utf8',
  });
  // How long a part takes is no rule.
  return {
    status,
    lines: stdout
      .replace(/ +\d+\.\d s/g, ' N s')
      .trim()
      .split('\n'),
    stderr,
  };
}

test('tasks that run together say what runs, how long each took, and which failed', () => {
  expect(run('all')).toEqual({
    status: 1,
    lines: ['Runs bad, good', '> bad', '> good', 'bad N s  FAILED', 'good N s  ok'],
    stderr: 'Failed: bad\n',
  });
});

test('tasks that all pass end with 0', () => {
  expect(run('fine')).toMatchObject({ status: 0, stderr: '' });
});
