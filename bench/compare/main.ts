import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../local/repositoryRoot';
import { buildCommit, removeOtherBuilds } from './buildCommit';
import { compareCommits, minRounds } from './compareCommits';
import { operations } from './operations';
import { compareRounds, describe } from './verdict';

const usage = `npm run bench:compare -- A [B] [--only NAME] [--minutes N] [--rounds N] [--json FILE]
B is HEAD when it is not said; NAME is one of ${operations.map(({ name }) => `"${name}"`).join(', ')}`;

/** Compares the CPU time that two commits take for the same work. Ends with 1 when B is slower, with 2 when it cannot tell. */
async function main(): Promise<number> {
  const startedAt = performance.now();
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string' },
      minutes: { type: 'string', default: '9.5' },
      rounds: { type: 'string', default: '10' },
      json: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [before, after = 'HEAD'] = positionals;
  const chosen = operations.filter(({ name }) => [undefined, name].includes(values.only));
  if (before === undefined || chosen.length === 0) throw new Error(usage);

  const rounds = Number(values.rounds);
  if (!(rounds >= minRounds)) throw new Error(`--rounds is ${minRounds} or more`);

  const root = repositoryRoot();
  const builds = { a: await buildCommit(root, before), b: await buildCommit(root, after) };
  removeOtherBuilds(root, Object.values(builds));
  print(`A is ${builds.a.sha.slice(0, 12)}, B is ${builds.b.sha.slice(0, 12)}`);
  const measured = await compareCommits(chosen, builds, {
    rounds,
    endsAt: startedAt + Number(values.minutes) * 60_000,
    onRound: print,
  });
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
  }
  const comparisons = [...measured].map(([name, rounds]) => compareRounds(name, rounds));
  print('CPU time of B for each operation against that of A, with its 99 % interval');
  for (const comparison of comparisons) print(describe(comparison));
  if (comparisons.some(({ verdict }) => verdict === 'slower')) return 1;
  return comparisons.some(({ verdict }) => verdict === 'unclear') ? 2 : 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  },
);
