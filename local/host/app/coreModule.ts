import Module from 'node:module';
import type { LogLevel } from '../logLevel';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  ProgrammingModel,
} from './coreContract';
import type { FunctionRegistry } from './functionRegistry';

const CORE_MODULE = '@azure/functions-core';

/** What the library reads as the worker's version; new enough that every feature of the library is on. */
const WORKER_VERSION = '3.13.0';
const HOST_VERSION = '4.1048.200';

type Dispose = () => unknown;

/**
 * The module that the app sees as `@azure/functions-core`.
 * @param log takes lines that are written outside of any invocation
 */
export function createCoreModule(
  registry: FunctionRegistry,
  log: (level: LogLevel, category: string, message: string) => void,
): object {
  return {
    version: WORKER_VERSION,
    hostVersion: HOST_VERSION,
    Disposable,
    log,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
      registerFunction(registry, metadata, callback),
    registerHook: (name: string, callback: HookCallback) => registerHook(registry, name, callback),
    setProgrammingModel(model: ProgrammingModel) {
      if (registry.locked)
        throw systemError('The programming model can only be set during startup.');
      registry.programmingModel = model;
    },
    getProgrammingModel: () => registry.programmingModel,
  };
}

/**
 * Makes every `require('@azure/functions-core')` of this process return `coreModule`, as the Node.js worker does.
 * The id has no package, so nothing else can answer it.
 */
export function installCoreModule(coreModule: object): void {
  const loader = Module as unknown as {
    _load: (this: unknown, request: string, ...rest: unknown[]) => unknown;
  };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    return request === CORE_MODULE ? coreModule : load.call(this, request, ...rest);
  };
}

function registerFunction(
  registry: FunctionRegistry,
  metadata: FunctionMetadata,
  callback: FunctionCallback,
): Disposable {
  if (registry.locked) throw systemError('A function can only be registered during app startup.');
  const id = metadata.functionId ?? metadata.name;
  if (registry.functions.has(id)) {
    throw systemError(`A function with id "${id}" has already been registered.`);
  }
  registry.functions.set(id, { name: metadata.name, metadata, callback });
  return new Disposable(() => {
    if (registry.locked) throw systemError('A function can only be disposed during app startup.');
    registry.functions.delete(id);
  });
}

function registerHook(
  registry: FunctionRegistry,
  name: string,
  callback: HookCallback,
): Disposable {
  if (!Object.hasOwn(registry.hooks, name)) {
    throw Object.assign(new RangeError(`Unrecognized hook "${name}"`), {
      isAzureFunctionsSystemError: true,
    });
  }
  const callbacks = registry.hooks[name as HookName];
  callbacks.push(callback);
  return new Disposable(() => {
    const index = callbacks.indexOf(callback);
    if (index >= 0) callbacks.splice(index, 1);
  });
}

function systemError(message: string): Error {
  return Object.assign(new Error(message), { isAzureFunctionsSystemError: true });
}

/** A class because the contract says so: the app may construct one or combine several. */
class Disposable {
  #dispose: Dispose | undefined;

  constructor(callOnDispose: Dispose) {
    this.#dispose = callOnDispose;
  }

  static from(...disposables: { dispose: Dispose }[]): Disposable {
    return new Disposable(() => {
      for (const disposable of disposables) disposable.dispose();
    });
  }

  dispose(): unknown {
    const dispose = this.#dispose;
    this.#dispose = undefined;
    return dispose?.();
  }
}
