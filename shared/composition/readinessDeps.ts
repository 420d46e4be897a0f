import type { HealthPart, ReadinessDeps } from '../health/checkHealth';
import { probeStorage } from '../storage/probeStorage';
import type { Config } from '../config/environment';
import type { Ports } from './ports';

/** What the bot cannot do without. */
export function createReadinessDeps(config: Config, ports: Ports): ReadinessDeps {
  const { storage, probeModels, reporter, clock, timers } = ports;
  const parts: readonly HealthPart[] = [
    { name: 'storage', check: () => probeStorage(storage) },
    { name: 'line', check: async () => (await ports.line()).botInfo() },
    ...(config.ai === undefined ? [] : [{ name: 'ai', check: probeModels }]),
  ];
  return { parts: async () => parts, reporter, clock, timers };
}
