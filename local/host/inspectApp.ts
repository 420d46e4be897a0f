import { loadEntryPoint } from './app/loadFunctionApp';
import type { FunctionMetadata } from './app/coreContract';
import { createInvoker } from './app/invoker';
import type { AppSettings } from './appSettings';
import { readHostConfig } from './hostConfig';
import { HostError } from './hostError';
import { hostFunctions } from './hostFunctions';
import type { HostLog } from './hostLog';
import { createQueueAccounts } from './queue/queueAccounts';
import { createQueueOutputs } from './queue/queueOutputs';

export interface InspectedApp {
  readonly functions: readonly FunctionMetadata[];
  /** What the host would refuse with these app settings, a line each; empty when it would start. */
  refusals(settings: AppSettings): string[];
}

const silent: HostLog = { user() {}, host() {} };

/**
 * Loads an app as the host does, runs none of its hooks, listens to nothing and connects to nothing. One app for each
 * process.
 *
 * @throws HostError when its entry point cannot be loaded
 */
export async function inspectApp(appDirectory: string): Promise<InspectedApp> {
  const registry = await loadEntryPoint(appDirectory, silent);
  return {
    functions: [...registry.functions.values()].map(({ metadata }) => metadata),
    refusals(settings) {
      try {
        const config = readHostConfig(appDirectory, settings);
        const accounts = createQueueAccounts(silent);
        const outputs = createQueueOutputs(config, settings, accounts);
        const invoker = createInvoker({
          registry,
          outputs,
          log: silent,
          functionTimeoutMs: undefined,
        });
        const deps = { registry, config, settings, accounts, outputs, invoker, log: silent };
        hostFunctions({ ...deps, inFlightVisibilityMs: 0 });
        return [];
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return error.message.split('\n');
      }
    },
  };
}
