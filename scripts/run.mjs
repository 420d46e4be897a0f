/*
 * The front door of every npm script: `node scripts/run.mjs TASK [arguments]`. Installs what is missing, picks a Node that
 * is new enough, builds what is out of date, then runs the task. Needs nothing but Node 20 and npm.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithNpm } from './endWithNpm.mjs';
import { installWhenNeeded } from './installWhenNeeded.mjs';
import { pickNode } from './pickNode.mjs';
import { runNode } from './runNode.mjs';
import { createTasks } from './tasks.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tasks = createTasks(root);
const [name = '', ...args] = process.argv.slice(2);
endWithNpm();

try {
  if (!Object.hasOwn(tasks, name)) {
    throw new Error(`No such task: "${name}". There are ${Object.keys(tasks).join(', ')}.`);
  }
  await installWhenNeeded(root);
  process.exitCode = await runTask(tasks[name], args);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** @returns the exit code */
async function runTask(task, rest) {
  if (task.tasks !== undefined) return runAll(task.tasks);
  const node = pickNode(root);
  const { build, env, needs, served, steps } = task;
  if (needs !== undefined && rest.length === 0) throw new Error(`Expected ${needs}`);
  const run = (command) => runNode(node, command, { root, env, served });
  if (build !== undefined) {
    const code = await runNode(node, [join(root, 'scripts', 'build.mjs'), ...build], { root });
    if (code !== 0) return code;
  }
  for (const [index, step] of steps.entries()) {
    const code = await run(index === steps.length - 1 ? [...step, ...rest] : step);
    if (code !== 0) return code;
  }
  return 0;
}

/** Runs them all, so that one look shows everything that is wrong, and how long each part took. */
async function runAll(names) {
  process.stdout.write(`Runs ${names.join(', ')}\n`);
  const results = [];
  for (const part of names) {
    process.stdout.write(`> ${part}\n`);
    const startedAt = Date.now();
    const code = await runTask(tasks[part], []);
    if (code > 128) return code;
    results.push({ part, code, seconds: (Date.now() - startedAt) / 1000 });
  }
  const width = Math.max(...names.map(({ length }) => length));
  for (const { part, code, seconds } of results) {
    const outcome = code === 0 ? 'ok' : 'FAILED';
    process.stdout.write(
      `${part.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${outcome}\n`,
    );
  }
  const failed = results.filter(({ code }) => code !== 0).map(({ part }) => part);
  if (failed.length === 0) return 0;
  process.stderr.write(`Failed: ${failed.join(', ')}\n`);
  return 1;
}
