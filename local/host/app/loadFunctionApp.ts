import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostError } from '../hostError';
import type { HostLog } from '../hostLog';
import { createCoreModule, installCoreModule } from './coreModule';
import { createFunctionRegistry, type FunctionRegistry } from './functionRegistry';
import { hookContext, runHooks } from './hooks';

const GLOB = /[*?[\]{}!]/;

/** The library caches the core module, so a process can hold one app. */
let loaded = false;

interface PackageJson {
  main?: unknown;
  type?: unknown;
}

/**
 * Loads the app, runs the appStart hooks and closes the registration, as the Node.js worker does.
 *
 * @throws HostError when there is nothing to load, or when loading it throws
 */
export async function loadFunctionApp(
  appDirectory: string,
  log: HostLog,
): Promise<FunctionRegistry> {
  const registry = await loadEntryPoint(appDirectory, log);
  try {
    const context = hookContext(registry, registry.appOnlyHookData, {
      functionAppDirectory: appDirectory,
    });
    await runHooks(registry.hooks.appStart, context);
  } catch (error) {
    throw new HostError(`An appStart hook failed: ${said(error)}`, error);
  }
  await checkCapabilities(registry);
  registry.locked = true;
  return registry;
}

/**
 * Loads the files that `main` of the app's `package.json` names (a path or a glob), which register its functions.
 *
 * @throws HostError when there is nothing to load, or when loading it throws
 */
export async function loadEntryPoint(
  appDirectory: string,
  log: HostLog,
): Promise<FunctionRegistry> {
  if (loaded) throw new HostError('A process can run one Functions app: start another process');
  const packageJson = readPackageJson(appDirectory);
  const files = entryFiles(appDirectory, packageJson.main);

  const registry = createFunctionRegistry();
  loaded = true;
  installCoreModule(
    createCoreModule(registry, (level, category, message) => {
      if (category === 'user') log.user(undefined, level, message);
      else log.host(level, message);
    }),
  );
  for (const file of files) {
    try {
      await loadFile(join(appDirectory, file), packageJson);
    } catch (error) {
      throw new HostError(`Worker was unable to load entry point "${file}": ${said(error)}`, error);
    }
  }
  return registry;
}

function readPackageJson(appDirectory: string): PackageJson {
  const path = join(appDirectory, 'package.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PackageJson;
  } catch (error) {
    throw new HostError(`${path} cannot be read: ${said(error)}`, error);
  }
}

function entryFiles(appDirectory: string, main: unknown): string[] {
  if (typeof main !== 'string' || main === '') {
    throw new HostError(`${join(appDirectory, 'package.json')} names no entry point in "main"`);
  }
  const files = GLOB.test(main)
    ? globSync(main, { cwd: appDirectory }).sort()
    : existsSync(join(appDirectory, main))
      ? [main]
      : [];
  if (files.length === 0) {
    const why = GLOB.test(main)
      ? 'Found zero files matching the supplied pattern'
      : 'File does not exist';
    throw new HostError(
      `Worker was unable to load entry point "${main}": ${why} (in ${appDirectory}: is the app built?)`,
    );
  }
  return files;
}

async function loadFile(path: string, packageJson: PackageJson): Promise<void> {
  const extension = extname(path);
  if (extension === '.mjs' || (extension !== '.cjs' && packageJson.type === 'module')) {
    await import(pathToFileURL(path).href);
  } else {
    createRequire(path)(path);
  }
}

async function checkCapabilities(registry: FunctionRegistry): Promise<void> {
  const capabilities = await registry.programmingModel?.getCapabilities?.({});
  if (capabilities?.['HttpUri'] !== undefined) {
    throw new HostError('enableHttpStream is on, and this host does not stream: leave it off');
  }
}

/** An error's message with the first place in its stack that is of the app. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /^\s+at .*(\/|\\)/.test(line));
  return place === undefined ? error.message : `${error.message} (${place.trim()})`;
}
