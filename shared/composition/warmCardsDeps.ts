import { cardsEachPart } from '../cards/dayCards';
import { writeDayCopies } from '../cards/dayCopies';
import type { WarmCardsDeps } from '../cards/warmCards';
import { createCopyCache } from '../content/copyCache';
import { createCopyWriter } from '../content/copyWriter';
import { tableNames } from '../jobs/resources';
import type { Parts } from './parts';

/** What making cards ahead takes. */
export async function createWarmCardsDeps(parts: Parts): Promise<WarmCardsDeps> {
  const { config, ports } = parts;
  const { dayCards, pictureMaker } = await parts.pictures();
  return {
    dayCards,
    pictureMaker,
    writeWords: await wordsAhead(parts),
    languages: config.warmLanguages,
    reporter: ports.reporter,
    clock: ports.clock,
  };
}

/** Undefined when no model is configured, or its words are not wanted on cards. */
async function wordsAhead({
  config,
  ports,
  pictures,
}: Parts): Promise<WarmCardsDeps['writeWords']> {
  const { ai, copyTtlMs: ttlMs } = config;
  if (ai?.cards !== true) return undefined;
  const { storage, assets, timers, chance, reporter, clock } = ports;
  const table = storage.table(tableNames.cards);
  const { delay } = timers;
  const { random } = chance;
  const writer = createCopyWriter({
    models: await ports.models(),
    model: ai.deployment,
    curatedCopy: await assets.curatedCopy(),
    cache: createCopyCache({ table, ttlMs, reporter, clock, delay, random }),
    reporter,
    clock,
  });
  const { dayCopies } = await pictures();
  return (slot, languages) => writeDayCopies(writer, dayCopies, slot, languages, cardsEachPart);
}
