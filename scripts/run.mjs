/*
 * The front door of every npm script: `node scripts/run.mjs TASK [arguments]`. Installs what is missing, picks a Node that
 * is new enough, builds what is out of date, then runs the task. Needs nothing but Node 20 or later.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenNeeded } from './install.mjs';
import { pickNode } from './node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name, ...path) => join(root, 'node_modules', name, ...path);
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest', 'bin', 'jest.js'),
];
const prettier = bin('prettier', 'bin', 'prettier.cjs');
const tsc = bin('typescript', 'bin', 'tsc');
const built = (...path) => join(root, 'dist', ...path);

/** `steps`: argument lists for Node, run one after the other; the task's own arguments go to the last. */
const tasks = {
  start: { build: true, steps: [[built('local', 'start', 'main.js')]] },
  host: { build: true, steps: [[built('local', 'host', 'main.js')]] },
  storage: { build: true, steps: [[built('local', 'storage', 'main.js')]] },
  line: {
    build: true,
    env: { LINE_PAGE_DIRECTORY: built('local', 'page') },
    steps: [[built('local', 'line', 'main.js')]],
  },
  demo: { build: true, steps: [[built('local', 'demo', 'main.js')]] },
  admin: { build: true, steps: [[built('local', 'admin', 'main.js')]] },
  bench: { build: true, steps: [[built('bench', 'main.js')]] },
  build: { build: true, steps: [] },
  package: { build: true, steps: [[join(root, 'scripts', 'package.mjs')]] },
  test: { build: true, steps: [[...jest]] },
  'test:long': { build: true, env: { TEST_LONG: '1' }, steps: [[...jest, '--testPathPatterns', '\\.long\\.test']] },
  'test:browser': { build: true, env: { TEST_BROWSER: '1' }, steps: [[...jest, 'test/browser']] },
  format: { steps: [[prettier, '--write', '.']] },
  'format:check': { steps: [[prettier, '--check', '--log-level', 'warn', '.']] },
  lint: { steps: [[bin('eslint', 'bin', 'eslint.js'), '--cache', '--cache-location', '.cache/eslint', '.']] },
  types: {
    steps: [
      [tsc, '-p', 'tsconfig.json'],
      [tsc, '-p', 'local/line/page/tsconfig.json'],
    ],
  },
  layers: {
    steps: [
      [
        bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        'functions',
        'shared',
        'local',
        'bench',
      ],
    ],
  },
  validate: { tasks: ['format:check', 'lint', 'types', 'layers', 'test'] },
  'infra:check': { steps: [[join(root, 'infra', 'check.mjs')]] },
};

const [name = '', ...args] = process.argv.slice(2);
try {
  const task = tasks[name];
  if (task === undefined) throw new Error(`Tasks: ${Object.keys(tasks).join(', ')}`);
  await installWhenNeeded();
  const node = pickNode(root);
  process.exitCode = await runTask(node, task, args);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function runTask(node, { build = false, env = {}, steps = [], tasks: parts = [] }, rest) {
  if (build) {
    const code = await run(node, [join(root, 'scripts', 'build.mjs')], {});
    if (code !== 0) return code;
  }
  for (const [index, step] of steps.entries()) {
    const code = await run(node, index === steps.length - 1 ? [...step, ...rest] : step, env);
    if (code !== 0) return code;
  }
  for (const part of parts) {
    process.stdout.write(`— ${part}\n`);
    const code = await runTask(node, tasks[part], []);
    if (code !== 0) return code;
  }
  return 0;
}

/** Runs one command to its end. Ctrl-C reaches the whole group by itself; other ways of ending are passed on. */
function run(node, command, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, command, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` },
    });
    const ignore = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore);
    process.on('SIGTERM', pass);
    child.on('message', (message) => {
      if (message?.type === 'ready' && message.url) process.stdout.write(`Ready at ${message.url}\n`);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}
