import type { Local } from '../../local/start/startLocal';
import { withFreshHosts } from './measuredApp';
import type { Operation } from './operations';
import type { Sides } from './sides';
import type { Round } from './verdict';

/** So close together that what else the machine does falls on both. */
const order = ['a', 'b', 'b', 'a'] as const;
const minBlocks = 2;
/** Of a round's time: meanwhile code is compiled, and caches fill. */
const warmUpShare = 0.3;

/**
 * A fresh process of each commit side by side, which take turns with bursts of the same work for as long as there is
 * time. What a process does while the other works is its own: the CPU time of both is read once for each block.
 *
 * @param endsAt no block begins later, by `performance.now()`
 */
export function measureRound(
  { perBurst, perBlock, burst }: Operation,
  locals: Sides<Local>,
  endsAt: number,
): Promise<Round> {
  return withFreshHosts(locals, async (apps) => {
    const takeTurns = async (times: number) => {
      for (let turn = 0; turn < times; turn += 1) {
        for (const side of order) await burst(apps[side]);
      }
    };
    const read = async () => ({ a: await apps.a.cpu(), b: await apps.b.cpu() });
    const now = performance.now();
    const warmUntil = now + warmUpShare * (endsAt - now);
    do await takeTurns(1);
    while (performance.now() < warmUntil);
    const round: Sides<number>[] = [];
    const operations = perBlock * 2 * perBurst;
    while (round.length < minBlocks || performance.now() < endsAt) {
      const before = await read();
      await takeTurns(perBlock);
      const after = await read();
      const used = (side: 'a' | 'b') => (after[side] - before[side]) / operations;
      round.push({ a: used('a'), b: used('b') });
    }
    return round;
  });
}
