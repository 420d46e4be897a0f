import type { Local } from '../../local/start/startLocal';
import type { BuiltCommit } from './buildCommit';
import { startMeasuredApp } from './measuredApp';
import { measureRound } from './measureRound';
import type { Operation } from './operations';
import type { Sides } from './sides';
import type { Round } from './verdict';

export interface CompareOptions {
  readonly rounds: number;
  /** When the last round is to end, by `performance.now()`. It may be later: `minRounds` are always made. */
  readonly endsAt: number;
  readonly onRound: (line: string) => void;
}

/** The fewest from which a 99 % interval follows. */
export const minRounds = 8;

/** The rounds of each operation, by its name. The time that is left is shared out among the rounds that are left. */
export async function compareCommits(
  operations: readonly Operation[],
  builds: Sides<BuiltCommit>,
  { rounds, endsAt, onRound }: CompareOptions,
): Promise<Map<string, readonly Round[]>> {
  const running: Local[] = [];
  const start = async (side: 'a' | 'b', handlesEvents: boolean) => {
    const local = await startMeasuredApp(builds[side].folder, { handlesEvents });
    running.push(local);
    return local;
  };
  const startBoth = async (handlesEvents: boolean) => ({
    a: await start('a', handlesEvents),
    b: await start('b', handlesEvents),
  });
  try {
    const sets = new Map<boolean, Sides<Local>>();
    for (const { handlesEvents } of operations) {
      if (!sets.has(handlesEvents)) sets.set(handlesEvents, await startBoth(handlesEvents));
    }
    const measured = new Map<string, Round[]>(operations.map(({ name }) => [name, []]));
    let slotsLeft = rounds * operations.length;
    for (let number = 0; number < rounds; number += 1) {
      for (const operation of operations) {
        const now = performance.now();
        const slotEndsAt = now + (endsAt - now) / slotsLeft;
        const locals = sets.get(operation.handlesEvents);
        if (locals === undefined) throw new Error(`Nothing runs ${operation.name}`);
        measured.get(operation.name)?.push(await measureRound(operation, locals, slotEndsAt));
        slotsLeft -= 1;
      }
      const secondsLeft = Math.round((endsAt - performance.now()) / 1000);
      onRound(`Round ${number + 1} of ${rounds}, ${secondsLeft} s left`);
      if (secondsLeft <= 0 && number + 1 >= minRounds) break;
    }
    return measured;
  } finally {
    await Promise.all(running.map((local) => local.stop()));
  }
}
