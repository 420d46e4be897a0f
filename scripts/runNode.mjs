import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/**
 * Runs one command to its end with the given Node; everything that it starts finds the same Node first.
 *
 * Signals are passed on as SIGTERM: under a terminal's Ctrl-C the child has got SIGINT already, under a supervisor it has
 * not. With `served` the child has a channel to this process, so that it notices when this process is killed.
 *
 * @param command file and arguments
 * @returns the exit code; 128 + n when a signal ended it, but 0 for what is served, which ends in no other way
 */
export function runNode(node, command, { root, env = {}, served = false }) {
  const child = spawn(node, command, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', ...(served ? ['ipc'] : [])],
    env: { ...process.env, ...env, PATH: [dirname(node), process.env.PATH ?? ''].join(delimiter) },
  });
  let asked = false;
  const pass = () => {
    asked = true;
    child.kill('SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  child.on('message', (message) => {
    if (message?.type === 'ready') process.stdout.write(`Ready at ${message.url}\n`);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${node} cannot be run: ${error.message}`)));
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      if (code !== null) resolve(code);
      else resolve(asked && served ? 0 : 128 + (signalNumbers[signal] ?? 0));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
