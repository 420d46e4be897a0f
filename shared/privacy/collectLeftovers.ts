import type { Clock } from '../clock';
import type { Reporter } from '../telemetry/reporter';

export interface CollectLeftoversDeps {
  /** Removes words of cards whose day is over. */
  readonly collectWords: (beforeMs: number) => Promise<void>;
  /** Removes what everybody has used on days that are over. */
  readonly collectUsage: (beforeMs: number) => Promise<void>;
  /** Removes words from a model that are too old to be given to anybody. Returns how many. */
  readonly collectCopies: () => Promise<number>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A card's date is local: somewhere it is still the day before yesterday's evening. */
const wordsLiveDays = 2;
/** An operator may want to look back for as long as the provider's invoice reaches. */
const usageLivesDays = 40;

/** Removes what is of no use any more and belongs to nobody. */
export async function collectLeftovers(deps: CollectLeftoversDeps): Promise<void> {
  const { reporter, clock } = deps;
  await deps.collectWords(clock() - wordsLiveDays * dayMs);
  await deps.collectUsage(clock() - usageLivesDays * dayMs);
  const count = await deps.collectCopies();
  reporter.report({ name: 'retention.collected', fields: { what: 'copies', count } });
}
