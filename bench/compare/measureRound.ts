import type { Local } from '../../local/start/startLocal';
import { withFreshHosts } from './measuredApp';
import type { Operation } from './operations';
import type { Round } from './verdict';

/** Two commits' own of something. */
export interface Sides<T> {
  readonly a: T;
  readonly b: T;
}

/** In short blocks, so that what else the machine does falls on both. */
const order = ['a', 'b', 'b', 'a'] as const;
const minPairs = 4;

/**
 * A fresh process of each commit side by side, and blocks of the same work in the order A B B A for as long as there is
 * time.
 *
 * @param slot `endsAt`: no block begins later, by `performance.now()`; `number`: of the round, with which the commit that
 *   is started first changes
 */
export function measureRound(
  { warmUp, block, run }: Operation,
  locals: Sides<Local>,
  slot: { readonly endsAt: number; readonly number: number },
): Promise<Round> {
  const sides = slot.number % 2 === 0 ? (['a', 'b'] as const) : (['b', 'a'] as const);
  return withFreshHosts([locals[sides[0]], locals[sides[1]]], async ([first, second]) => {
    if (first === undefined || second === undefined) throw new Error('A host did not start');
    const apps = sides[0] === 'a' ? { a: first, b: second } : { a: second, b: first };
    for (const side of sides) await run(apps[side], warmUp);
    const measure = async (side: 'a' | 'b') => {
      const before = await apps[side].cpu();
      await run(apps[side], block);
      return ((await apps[side].cpu()) - before) / block;
    };
    const round: Sides<number>[] = [];
    while (round.length < minPairs || performance.now() < slot.endsAt) {
      const used: Record<'a' | 'b', number[]> = { a: [], b: [] };
      for (const side of order) used[side].push(await measure(side));
      for (const [index, a] of used.a.entries()) round.push({ a, b: used.b[index] ?? Number.NaN });
    }
    return round;
  });
}
