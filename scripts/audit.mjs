/*
 * Asks the registry about known flaws of what is deployed. Fails at a severe one; where the registry does not answer such
 * questions, the check is skipped and says why. `audit.mjs FOLDER` looks at the lockfile of another folder.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { stdout, stderr, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: resolve(root, process.argv[2] ?? '.'),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

const report = readReport();
const counts = report.metadata?.vulnerabilities;
if (counts === undefined) {
  const why = report.message ?? error?.message ?? (stderr.trim().split('\n')[0] || 'no answer');
  process.stdout.write(`audit: skipped: the registry does not tell (${why})\n`);
} else {
  const { high = 0, critical = 0, total = 0 } = counts;
  const severe = high + critical;
  const names = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity }) => `${name} (${severity})`);
  const what = severe > 0 ? `failed: ${names.join(', ')}` : `passed: ${total} minor flaws`;
  process.stdout.write(`audit: ${what}\n`);
  if (severe > 0) process.exitCode = 1;
}

function readReport() {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}
