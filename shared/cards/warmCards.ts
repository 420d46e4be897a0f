import type { Clock } from '../clock';
import { errorCodeOf } from '../errors';
import type { Language } from '../content/languages';
import type { PictureMaker } from '../richMessage/picture/ensurePicture';
import type { Reporter } from '../telemetry/reporter';
import type { DayCards } from './dayCards';
import { daySlot, isNewPartOfDay } from './dayCards';
import type { DaySlot } from './dayCopies';
import { chipCategories } from '../phrases/phrases';

export interface WarmCardsDeps {
  readonly dayCards: DayCards;
  readonly pictureMaker: Pick<PictureMaker, 'ensure'>;
  /** Writes the words of a part of a day; undefined when people's words are used. */
  readonly writeWords:
    ((slot: DaySlot, languages: readonly Language[]) => Promise<void>) | undefined;
  /** Those whose cards are made ahead. */
  readonly languages: readonly Language[];
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/** Cards are ready this long before the part of the day to which they belong. */
export const warmAheadMs = 15 * 60 * 1000;
/** What is asked for most: what the buttons under every answer offer, and good mornings. */
const categories = [...chipCategories, 'morning'];
const inFlight = 2;

/**
 * Makes the cards of the part of the day that is about to begin, language by language. Who asks for one of them is answered
 * from the cache. A card that cannot be made is reported, and the others are made.
 */
export async function warmCards(
  deps: WarmCardsDeps,
): Promise<{ made: number; cached: number; failed: number }> {
  const now = deps.clock();
  const at = new Date(now + warmAheadMs);
  const due = deps.languages.filter((language) => isNewPartOfDay(language, new Date(now), at));
  await writeAhead(deps, due, at);
  const sets = due.flatMap((language) =>
    categories.map((category) => deps.dayCards({ category, language }, at)),
  );
  let [made, cached, failed] = [0, 0, 0];
  const fail = (error: unknown) => {
    failed += 1;
    deps.reporter.report({ name: 'cache.warmFailed', fields: { code: errorCodeOf(error) } });
  };
  const planned = await Promise.allSettled(sets);
  for (const set of planned) if (set.status === 'rejected') fail(set.reason);
  const todo = planned.flatMap((set) => (set.status === 'fulfilled' ? set.value : []));
  const work = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      try {
        const result = await deps.pictureMaker.ensure(next);
        if (result.cached) cached += 1;
        else made += 1;
      } catch (error) {
        fail(error);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  if (due.length > 0) {
    const fields = { cache: 'picture', made, cached, failed, ms: deps.clock() - now };
    deps.reporter.report({ name: 'cache.warmed', fields });
  }
  return { made, cached, failed };
}

/**
 * A part of a day has the same words wherever it begins: with the first of the languages that reach it, those of all are
 * written, in one request.
 */
async function writeAhead(
  { writeWords, languages }: WarmCardsDeps,
  due: readonly Language[],
  at: Date,
): Promise<void> {
  if (writeWords === undefined) return;
  for (const category of categories) {
    const slots = due.map((language) => daySlot({ category, language }, at));
    const byName = new Map(slots.map((slot) => [JSON.stringify(slot), slot]));
    for (const slot of byName.values()) {
      // What is not written in time is people's.
      await writeWords(slot, languages).catch(() => undefined);
    }
  }
}
