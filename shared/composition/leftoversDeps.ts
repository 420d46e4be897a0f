import { collectAiUsage } from '../ai/aiAllowance';
import { createDayCopies } from '../cards/dayCopies';
import { collectCopies } from '../content/copyCache';
import { tableNames } from '../jobs/resources';
import type { CollectLeftoversDeps } from '../privacy/collectLeftovers';
import type { Parts } from './parts';

/** What removing old rows takes. */
export function createLeftoversDeps({ config, ports }: Parts): CollectLeftoversDeps {
  const { storage, reporter, clock } = ports;
  const table = storage.table(tableNames.cards);
  const usage = storage.table(tableNames.aiUsage);
  return {
    collectWords: (beforeMs) => createDayCopies(table).collect(beforeMs),
    collectUsage: (beforeMs) => collectAiUsage(usage, beforeMs),
    collectCopies: () => collectCopies({ table, clock, ttlMs: config.copyTtlMs }),
    reporter,
    clock,
  };
}
