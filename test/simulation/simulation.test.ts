import { expect, test } from '@jest/globals';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { createAssets } from '../../shared/composition/createAssets';
import { assetsDirectory } from '../builders/memoryPorts';
import { brokenIn } from './brokenIn';
import { knownToBreak } from './knownToBreak';
import { getReady } from './playSeed';
import { brokenRules } from './rules';
import { createScript } from './script';
import { createSeededRandom } from './seededRandom';
import { simulate } from './simulate';

const assets = createAssets(assetsDirectory, createMemoryReporter());
const count = 300;

test(`the rules hold in ${count} seeds`, async () => {
  const broken = await brokenIn(1, count);
  expect(broken.filter(({ rule }) => !knownToBreak.includes(rule))).toEqual([]);
}, 120_000);

test('a seed always tells the same story', async () => {
  await getReady(assets);
  for (const seed of [3, 34, 51]) {
    const script = createScript(createSeededRandom(seed));
    const [first, second] = [
      await simulate(script, seed, assets),
      await simulate(script, seed, assets),
    ];
    expect(second.calls).toBe(first.calls);
    expect(JSON.stringify(second.shown)).toBe(JSON.stringify(first.shown));
    expect(JSON.stringify(second.telemetry)).toBe(JSON.stringify(first.telemetry));
    expect(await brokenRules(second)).toEqual(await brokenRules(first));
  }
});
