import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HostError } from '../host/hostError';
import { inspectApp, type InspectedApp } from '../host/inspectApp';
import { parseJsonWithComments } from '../host/parseJsonWithComments';
import { checkDeployment } from './checkDeployment';
import { checkFiles } from './checkFiles';
import { checkFunctions } from './checkFunctions';
import { checkHostJson } from './checkHostJson';
import { checkManifest } from './checkManifest';
import { readDeployedApps } from './deployedApps';

export interface PackageReport {
  readonly problems: readonly string[];
  readonly functions: number;
  readonly apps: number;
}

/**
 * Checks a packaged app against what the real Functions host demands of it, and against the deployments that it is
 * for. It loads the app in this process, so it can be called once.
 *
 * @param exampleFile settings with which the app can be loaded
 */
export async function checkPackage(options: {
  packageDirectory: string;
  infraDirectory: string;
  exampleFile: string;
}): Promise<PackageReport> {
  const { packageDirectory } = options;
  const files = filesIn(packageDirectory);
  const read = (name: string): string | undefined =>
    files.includes(name) ? readFileSync(join(packageDirectory, name), 'utf8') : undefined;
  const apps = readDeployedApps(options.infraDirectory);
  const problems = [
    ...checkFiles(files),
    ...checkHostJson(read('host.json')),
    ...checkManifest(read('package.json'), files, apps),
  ];

  Object.assign(process.env, exampleSettings(options.exampleFile));
  let app: InspectedApp;
  try {
    app = await inspectApp(packageDirectory);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { problems: [...problems, error.message], functions: 0, apps: apps.length };
  }
  const { functions } = app;
  problems.push(...checkFunctions(functions, apps));
  for (const deployed of [{ name: 'func start', settings: process.env }, ...apps]) {
    problems.push(...app.refusals(deployed.settings).map((line) => `${deployed.name}: ${line}`));
  }
  for (const deployed of apps) problems.push(...checkDeployment(deployed, functions));
  return { problems, functions: functions.length, apps: apps.length };
}

/** Every file below a folder, hidden ones too, by its path with slashes. */
function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function exampleSettings(file: string): Record<string, string> {
  const { Values } = parseJsonWithComments(readFileSync(file, 'utf8')) as {
    Values: Record<string, string>;
  };
  return Values;
}
