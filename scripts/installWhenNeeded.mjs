import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { countInstalled, isInstalled, packagePaths } from './installedPackages.mjs';
import { withLock } from './withLock.mjs';

/**
 * Installs what the lockfile names when it is not there yet, and says how far that is.
 *
 * @throws Error in one line when npm fails
 */
export async function installWhenNeeded(root) {
  if (isInstalled(root)) return;
  await withLock(join(root, '.cache', 'install.lock'), async () => {
    if (isInstalled(root)) return;
    const paths = packagePaths(root);
    const startedAt = Date.now();
    say(`Installing ${paths.length} packages into node_modules; this takes about a minute, once`);
    await install(root, paths);
    say(`Installed in ${secondsSince(startedAt)} s`);
  });
}

async function install(root, paths) {
  // A half-installed folder is npm's to remove; only its claim to be complete is ours.
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
  const startedAt = Date.now();
  const live = process.stdout.isTTY === true;
  const progress = setInterval(
    () => {
      const line = `  ${countInstalled(root, paths)} of ${paths.length} packages, ${secondsSince(startedAt)} s`;
      if (live) process.stdout.write(`\r${line} `);
      else say(line);
    },
    live ? 300 : 5000,
  );
  try {
    await npmCi(root);
  } finally {
    clearInterval(progress);
    if (live) process.stdout.write('\r');
  }
}

/** Warnings about engines are left out: packages that ask for Node 22 are run by a Node that is new enough. */
function npmCi(root) {
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [command, ...before] = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  // Asked politely, npm goes on for a while; what it leaves half done is removed by the next installation.
  const stop = () => child.kill('SIGKILL');
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`npm cannot be run: ${error.message}`)));
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `Installing failed: npm ci ended with ${code ?? signal}${summaryOf(complaints)}`,
          ),
        );
    });
  });
}

/** The line of npm's complaints that says what is wrong. */
function summaryOf(complaints) {
  const line = complaints
    .split('\n')
    .map((text) => text.replace(/^npm (error|ERR!) ?/, '').trim())
    .find((text) => text !== '' && !/^(code|syscall|errno|path|at|A complete log)\b/.test(text));
  return line === undefined ? '' : `: ${line}`;
}

function secondsSince(startedAt) {
  return Math.round((Date.now() - startedAt) / 1000);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
