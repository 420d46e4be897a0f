import type { HealthPart, ReadinessDeps } from '../health/checkHealth';
import { checkQueue } from '../health/checkQueue';
import { interactiveJobs, tableNames } from '../jobs/resources';
import { probeStorage } from '../storage/probeStorage';
import type { Config } from '../config/environment';
import type { Ports } from './ports';

/** What the bot cannot do without. */
export function createReadinessDeps(config: Config, ports: Ports): ReadinessDeps {
  const { storage, probeModels, reporter, clock, timers } = ports;
  const table = storage.table(tableNames.health);
  const parts: readonly HealthPart[] = [
    { name: 'storage', check: () => probeStorage(storage) },
    { name: 'line', check: async () => (await ports.line()).botInfo() },
    ...interactiveJobs.map((job) => ({
      name: `queue:${job.queue}`,
      check: () => checkQueue({ job, queue: storage.queue(job.queue), table, clock }),
    })),
    ...(config.ai === undefined ? [] : [{ name: 'ai', check: probeModels }]),
  ];
  return { parts: async () => parts, reporter, clock, timers };
}
