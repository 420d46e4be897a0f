import { extraInputsOf, outputsOf, triggerOf } from './app/bindings';
import type { HttpResponseData } from './app/coreContract';
import type { FunctionRegistry, RegisteredFunction } from './app/functionRegistry';
import type { Invoker } from './app/invoker';
import { checkBindings } from './checkBindings';
import { functionInError } from './functionErrors';
import { isFunctionDisabled, type AppSettings } from './appSettings';
import type { HostConfig } from './hostConfig';
import { HostError } from './hostError';
import type { HostLog } from './hostLog';
import type { HostedFunction, Listener } from './hostedFunction';
import type { HttpFunction, HostRequest } from './http/functionServer';
import { createHostRoutes } from './http/hostRoutes';
import { addHttpFunction, asksForKey } from './http/httpFunctions';
import { createHttpRouter, type HttpRouter } from './http/httpRouter';
import type { QueueAccounts } from './queue/queueAccounts';
import { createQueueFunction } from './queue/queueFunctions';
import type { QueueOutputs } from './queue/queueOutputs';
import { createStatusStore } from './timer/statusStore';
import { createTimerFunction } from './timer/timerFunctions';

const RUNNABLE_OUTPUTS: ReadonlySet<string> = new Set(['http', 'queue']);

interface HostFunctionsDeps {
  registry: FunctionRegistry;
  config: HostConfig;
  settings: AppSettings;
  invoker: Invoker;
  accounts: QueueAccounts;
  outputs: QueueOutputs;
  log: HostLog;
  inFlightVisibilityMs: number;
}

export interface HostedFunctions {
  readonly functions: readonly HostedFunction[];
  readonly router: HttpRouter<HttpFunction>;
  readonly listeners: readonly Listener[];
  hostRoutes(
    method: string,
    path: string,
    request: HostRequest,
  ): HttpResponseData | Promise<HttpResponseData> | undefined;
}

/**
 * Finds for each function what runs it, in the order of their names, as the real host does. A function with a trigger
 * or a binding that this host does not have is left out with a warning; one that the real host refuses is an error.
 *
 * @throws HostError with a line for each function that is refused, in the real host's words
 */
export function hostFunctions(deps: HostFunctionsDeps): HostedFunctions {
  const { registry, outputs, settings, log } = deps;
  const statusStore = createStatusStore(settings, log);
  const router = createHttpRouter<HttpFunction>();
  const listeners: Listener[] = [];
  const runs = new Map<string, (input: string) => void>();
  const keyed: string[] = [];

  const host = (target: RegisteredFunction): HostedFunction => {
    const { name, metadata } = target;
    checkBindings(metadata, deps.config.hasExtensionBundle);
    const trigger = triggerOf(metadata)!;
    if (isFunctionDisabled(name, settings)) {
      return { name, kind: 'disabled', detail: `AzureWebJobs.${name}.Disabled` };
    }
    const foreign = [
      ...extraInputsOf(metadata),
      ...outputsOf(metadata).filter(({ type }) => !RUNNABLE_OUTPUTS.has(type)),
    ][0];
    if (foreign) return { name, kind: 'unsupported', detail: `${foreign.type} binding` };
    if (metadata.retryOptions) {
      log.host('warning', `the retry options of ${name} are not applied here`);
    }
    outputs.declare(target);
    switch (trigger.type) {
      case 'httptrigger':
        if (asksForKey(trigger)) keyed.push(name);
        return addHttpFunction({ ...deps, router }, target, trigger);
      case 'queuetrigger': {
        const made = createQueueFunction(deps, target, trigger);
        listeners.push(made.listener);
        runs.set(name.toLowerCase(), made.runNow);
        return made.hosted;
      }
      case 'timertrigger': {
        const made = createTimerFunction({ ...deps, statusStore }, target, trigger);
        listeners.push(made.listener);
        runs.set(name.toLowerCase(), made.runNow);
        return made.hosted;
      }
      default:
        return { name, kind: 'unsupported', detail: trigger.type };
    }
  };

  const functions = hostAll(registry, host);
  if (functions.length === 0) log.host('warning', 'the app registered no function');
  for (const { name, kind, detail } of functions) {
    if (kind === 'unsupported') {
      log.host('warning', `${name} does not run here: this host has no ${detail}`);
    }
  }
  if (keyed.length > 0) {
    log.host('information', `function keys are not asked for on this machine: ${keyed.join(', ')}`);
  }
  return {
    functions,
    router,
    listeners,
    hostRoutes: createHostRoutes({
      homePage: !/^(1|true)$/i.test(settings['AzureWebJobsDisableHomepage'] ?? ''),
      functions: () => functions,
      runNow(name, input) {
        const run = runs.get(name.toLowerCase());
        run?.(input);
        return run !== undefined;
      },
    }),
  };
}

/** Hosts every function, so that one look shows all that are refused. */
function hostAll(
  registry: FunctionRegistry,
  host: (target: RegisteredFunction) => HostedFunction,
): HostedFunction[] {
  const targets = [...registry.functions.values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
  const refused: string[] = [];
  const hosted = targets.flatMap((target) => {
    try {
      return [host(target)];
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      refused.push(functionInError(target.name, error.message));
      return [];
    }
  });
  if (refused.length > 0) throw new HostError(refused.join('\n'));
  return hosted;
}
