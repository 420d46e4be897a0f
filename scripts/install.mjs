import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const modules = join(root, 'node_modules');
const lockfile = join(root, 'package-lock.json');

/** Installs what the lockfile names when that is not there yet, and says how far it is. */
export async function installWhenNeeded() {
  const marker = join(modules, '.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs) return;
  const total = Object.keys(JSON.parse(readFileSync(lockfile, 'utf8')).packages).filter(
    (path) => path.startsWith('node_modules/') && path.lastIndexOf('node_modules/') === 0,
  ).length;
  say(`Installing ${total} packages (the first run only, about a minute)`);
  await install(total);
  say('Installed.');
}

function install(total) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, commandArgs] = npm?.endsWith('.js')
    ? [process.execPath, [npm, ...args]]
    : ['npm', args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    const every = process.stdout.isTTY ? 500 : 10_000;
    const progress = setInterval(() => {
      const percent = Math.min(99, Math.floor((100 * countPackages()) / total));
      if (process.stdout.isTTY) process.stdout.write(`\r  ${percent} % `);
      else say(`  ${percent} %`);
    }, every);
    child.on('error', (error) => finish(`npm cannot be run: ${error.message}`));
    child.on('exit', (code) => finish(code === 0 ? undefined : `npm ci ended with ${code}\n${errors.trim()}`));
    function finish(problem) {
      clearInterval(progress);
      if (process.stdout.isTTY) process.stdout.write('\r');
      if (problem) reject(new Error(problem));
      else resolve();
    }
  });
}

function countPackages() {
  if (!existsSync(modules)) return 0;
  return readdirSync(modules).reduce(
    (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1),
    0,
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
