import { resolve } from 'node:path';
import { loadFunctionApp } from './app/loadFunctionApp';
import { createInvoker } from './app/invoker';
import { hookContext, runHooks } from './app/hooks';
import { readHostConfig } from './hostConfig';
import type { HostedFunction } from './hostedFunction';
import { createHostLog } from './hostLog';
import { hostFunctions } from './hostFunctions';
import { startFunctionServer } from './http/functionServer';
import { createQueueAccounts } from './queue/queueAccounts';
import { createQueueOutputs } from './queue/queueOutputs';
import { warnOfUnknownKeys } from './warnOfUnknownKeys';

/** How long a received message stays hidden from others; the real host's, which cannot be set there. */
const IN_FLIGHT_VISIBILITY_MS = 600_000;
/** The real host's default, 100 MB. */
const BODY_LIMIT_BYTES = 104_857_600;
const DRAIN_LIMIT_MS = 30_000;
/**
 * The queue and timer triggers begin a moment after HTTP, since loading the storage library takes a tenth of a
 * second that the first request should not wait for.
 */
const LISTENERS_AFTER_MS = 150;

export interface HostOptions {
  /** The folder with `host.json` and `package.json`. */
  appDirectory: string;
  /** 0 takes a free one. */
  port: number;
  /** @default '127.0.0.1' */
  hostname?: string;
  /** The app settings; they are put into `process.env`, where the app reads them. @default process.env */
  settings?: NodeJS.ProcessEnv;
  /** @default 600000 */
  inFlightVisibilityMs?: number;
  /** How long `stop` waits for what runs. @default 30000 */
  drainLimitMs?: number;
  /** Takes each line of the log, which may span several when a function wrote so. @default stdout */
  onLog?: (line: string) => void;
}

export interface Host {
  /** Without a slash at its end. */
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  /**
   * Drains: no new connection, no new message, no new run; waits for what runs, then runs the appTerminate hooks.
   * Settles once, however often it is called.
   */
  stop(): Promise<void>;
}

/**
 * Runs a built Functions app in this process, as `func` would: HTTP, storage queue and timer triggers. HTTP is up when
 * it settles; storage may be down, then the queue functions wait for it. One app for each process.
 *
 * @throws HostError when the app or its settings cannot be used, or the port cannot be had
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const appDirectory = resolve(options.appDirectory);
  const hostname = options.hostname ?? '127.0.0.1';
  const settings = options.settings ?? process.env;
  if (settings !== process.env) Object.assign(process.env, settings);

  const config = readHostConfig(appDirectory, settings);
  const log = createHostLog(config.logLevel, options.onLog ?? writeToStdout);
  const registry = await loadFunctionApp(appDirectory, log);
  const accounts = createQueueAccounts(log);
  const outputs = createQueueOutputs(config, settings, accounts);
  const { functionTimeoutMs } = config;
  const invoker = createInvoker({ registry, outputs, log, functionTimeoutMs });
  const hosted = hostFunctions({
    registry,
    config,
    settings,
    accounts,
    outputs,
    invoker,
    log,
    inFlightVisibilityMs: options.inFlightVisibilityMs ?? IN_FLIGHT_VISIBILITY_MS,
  });
  const server = await startFunctionServer({
    port: options.port,
    hostname,
    http: config.http,
    bodyLimitBytes: Number(settings['FUNCTIONS_REQUEST_BODY_SIZE_LIMIT']) || BODY_LIMIT_BYTES,
    router: hosted.router,
    hostRoutes: hosted.hostRoutes,
  });
  const listeners = setTimeout(() => {
    for (const listener of hosted.listeners) listener.start();
    void warnOfUnknownKeys(appDirectory, log);
  }, LISTENERS_AFTER_MS);

  const drain = async (): Promise<void> => {
    clearTimeout(listeners);
    const limit = after(options.drainLimitMs ?? DRAIN_LIMIT_MS);
    const drained = Promise.all([
      server.stopAccepting(),
      ...hosted.listeners.map((listener) => listener.stop()),
    ]).then(() => invoker.idle());
    const late = (await Promise.race([drained, limit.passed])) === 'late';
    limit.clear();
    if (late) log.host('warning', `${invoker.running} runs did not end in time and are left`);
    server.cut();
    const { appTerminate } = registry.hooks;
    try {
      await runHooks(appTerminate, hookContext(registry, registry.appOnlyHookData, {}));
    } catch (error) {
      log.host('error', `an appTerminate hook failed: ${(error as Error).message}`);
    }
  };
  let stopped: Promise<void> | undefined;
  return {
    url: `http://${hostname}:${server.port}`,
    functions: hosted.functions,
    stop: () => (stopped ??= drain()),
  };
}

function after(ms: number): { passed: Promise<'late'>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<'late'>((resolvePassed) => {
    timer = setTimeout(() => {
      resolvePassed('late');
    }, ms);
  });
  return {
    passed,
    clear() {
      clearTimeout(timer);
    },
  };
}

function writeToStdout(line: string): void {
  process.stdout.write(`${line}\n`);
}
