import type { Assets } from '../../shared/composition/ports';
import { brokenRules, type Violation } from './rules';
import { createScript, type Script } from './script';
import { createSeededRandom } from './seededRandom';
import { shrink } from './shrink';
import { type Outcome, simulate } from './simulate';

/** What a seed stands for, and what came of it. */
export interface Played {
  readonly script: Script;
  /** Decides the order in which calls end, and how long each takes. */
  readonly runSeed: number;
  readonly outcome: Outcome;
  readonly violations: readonly Violation[];
}

export async function playSeed(
  runSeed: number,
  assets: Assets,
  script: Script = createScript(createSeededRandom(runSeed)),
): Promise<Played> {
  const outcome = await simulate(script, runSeed, assets);
  return { script, runSeed, outcome, violations: await brokenRules(outcome) };
}

/**
 * Reads files and loads modules, which takes real time: a seed that has to wait for them would tell another story than one
 * that finds them there.
 */
export async function getReady(assets: Assets): Promise<void> {
  await Promise.all([assets.templates(), assets.curatedCopy(), assets.persona()]);
  for (const seed of [1, 2, 3]) await playSeed(seed, assets);
}

/** A smaller script takes other turns with the same run seed: so many are tried. */
const runSeedsEach = 6;

/** The smallest script found that breaks the same rule. */
export async function shrinkSeed(failing: Played, assets: Assets): Promise<Played> {
  const rule = failing.violations[0]?.rule;
  let smallest = failing;
  await shrink(failing.script, async (candidate) => {
    for (let index = 0; index < runSeedsEach; index += 1) {
      const played = await playSeed(failing.runSeed + index * 1_000_003, assets, candidate);
      if (!played.violations.some((broken) => broken.rule === rule)) continue;
      smallest = played;
      return true;
    }
    return false;
  });
  return smallest;
}
