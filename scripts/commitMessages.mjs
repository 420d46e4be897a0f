/*
 * Checks the messages of the commits since the one that added this file: `node scripts/commitMessages.mjs`. See "Changes"
 * in CONTRIBUTING.md.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ownPath = 'scripts/commitMessages.mjs';
/** What git log shows whole on a terminal of 80 columns. */
const maxSubjectLength = 72;
const types = 'feat|fix|perf|refactor|docs|test|build|ci|chore|style|revert';
const conventional = new RegExp(`^(${types})(\\([\\w-]+\\))?!?: \\S`);

/** @returns what is wrong with a commit message; nothing when it is right */
export function problemsOf(message) {
  const [subject = '', separator, ...body] = message.trimEnd().split('\n');
  const { length } = [...subject];
  return [
    length > maxSubjectLength &&
      `the subject has ${length} characters: expected at most ${maxSubjectLength}`,
    !conventional.test(subject) &&
      `expected a Conventional Commit such as "fix(inbox): …", with one of ${types.replaceAll('|', ', ')}`,
    separator !== undefined && separator !== '' && 'expected an empty line after the subject',
    body.length === 0 && 'expected a body that says why',
  ].filter((problem) => problem !== false);
}

/** @returns the commits of the range, or undefined when the history does not reach back to its first */
function commitsSince() {
  const base = git('log', '--no-renames', '--diff-filter=A', '--format=%H', '--', ownPath)
    .trim()
    .split('\n')
    .at(-1);
  if (base === undefined || base === '') return [];
  // A shallow clone shows its oldest commit as if it had added every file.
  const shallow = git('rev-parse', '--is-shallow-repository').trim() === 'true';
  if (shallow && git('log', '-1', '--format=%P', base).trim() === '') return undefined;
  return git('log', '--no-merges', '-z', '--format=%h%n%B', `${base}..HEAD`)
    .split('\0')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const end = entry.indexOf('\n');
      return { id: entry.slice(0, end), message: entry.slice(end + 1) };
    });
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.trim() || 'cannot be run'}`);
  return stdout;
}

function main() {
  const commits = commitsSince();
  if (commits === undefined) {
    process.stdout.write('commits: skipped: the clone is shallow\n');
    return;
  }
  const bad = commits.flatMap(({ id, message }) =>
    problemsOf(message).map((problem) => `${id} ${message.split('\n')[0]}\n  ${problem}\n`),
  );
  if (bad.length === 0) {
    process.stdout.write(`commits: ${commits.length} are as CONTRIBUTING.md asks\n`);
    return;
  }
  process.stderr.write(bad.join(''));
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
