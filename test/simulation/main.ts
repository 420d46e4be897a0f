import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { createAssets } from '../../shared/composition/createAssets';
import { getReady, type Played, playSeed, shrinkSeed } from './playSeed';
import { tellStory } from './tellStory';

const usage = `npm run simulate -- --seed N                 plays one seed, makes a failing one small, and tells its story
npm run simulate -- --from A --count N       plays N seeds; exit code 1 when a rule is broken
  --rule TEXT looks only at rules whose name contains this
  --whole     tells the story of the seed as it is, not made small
  --most M    stops after M failing seeds
  --json      prints one JSON list of every broken rule instead: {seed, rule, what}`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '300' },
    most: { type: 'string' },
    json: { type: 'boolean', default: false },
    rule: { type: 'string', default: '' },
    whole: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const assets = createAssets(join(process.cwd(), 'dist', 'assets'), createMemoryReporter());
const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Leaves out what `--rule` does not ask for. */
function lookAt(played: Played): Played {
  const violations = played.violations.filter(({ rule }) => rule.includes(values.rule));
  return { ...played, violations };
}

const maxNamed = 12;

function someOf(seeds: readonly number[]): string {
  const named = seeds.slice(0, maxNamed).join(', ');
  return seeds.length > maxNamed ? `${named}, …` : named;
}

async function one(seed: number): Promise<void> {
  const played = lookAt(await playSeed(seed, assets));
  const small =
    values.whole || played.violations.length === 0 ? played : await shrinkSeed(played, assets);
  print(tellStory(small.outcome, small.violations));
  if (played.violations.length > 0) process.exitCode = 1;
  else print(`seed ${seed}: every rule holds`);
}

async function list(from: number, count: number): Promise<void> {
  const broken: unknown[] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const { violations } = await playSeed(seed, assets);
    broken.push(...violations.map((violation) => ({ seed, ...violation })));
  }
  print(JSON.stringify(broken));
}

async function many(from: number, count: number): Promise<void> {
  const startedAt = performance.now();
  const broken = new Map<string, number[]>();
  let failing = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const { violations } = lookAt(await playSeed(seed, assets));
    if (violations.length === 0) continue;
    failing += 1;
    for (const rule of new Set(violations.map(({ rule: name }) => name))) {
      broken.set(rule, [...(broken.get(rule) ?? []), seed]);
    }
    print(`seed ${seed}: ${violations[0]?.rule}: ${violations[0]?.what}`);
    if (values.most !== undefined && failing >= Number(values.most)) break;
  }
  for (const [rule, seeds] of broken)
    print(`${seeds.length} seeds break: ${rule} (${someOf(seeds)})`);
  const each = (performance.now() - startedAt) / count;
  print(`${count} seeds from ${from}: ${failing} failing, ${each.toFixed(1)} ms each`);
  if (failing > 0) process.exitCode = 1;
}

async function run(): Promise<void> {
  if (values.help) return print(usage);
  await getReady(assets);
  if (values.seed !== undefined) return one(Number(values.seed));
  const [from, count] = [Number(values.from), Number(values.count)];
  return values.json ? list(from, count) : many(from, count);
}

void run();
