import { triggerOf } from '../host/app/bindings';
import type { FunctionMetadata } from '../host/app/coreContract';
import { isFunctionDisabled } from '../host/appSettings';
import type { DeployedApp } from './deployedApps';

/** Triggers whose functions share the instances of one group. */
const sharedGroups: Readonly<Record<string, string>> = { httptrigger: 'http', blobtrigger: 'blob' };
const DISABLED = /^AzureWebJobs[._](.+)[._]Disabled$/i;

/**
 * Checks what a deployed app says about functions by their names: groups that are always ready, and functions that are
 * switched off. A name that no function has is ignored by the platform without a word.
 *
 * The platform writes the names of groups in lower case, whatever it is given, so case does not count.
 * @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#always-ready-instances
 * @see https://github.com/Azure/azure-rest-api-specs/issues/33095
 */
export function checkDeployment(
  app: DeployedApp,
  functions: readonly FunctionMetadata[],
): string[] {
  const names = new Map(functions.map((metadata) => [metadata.name.toLowerCase(), metadata]));
  const problems: string[] = [];
  for (const group of app.alwaysReady) {
    const problem = groupProblem(group, names, app);
    if (problem !== undefined) problems.push(`${app.name}: always ready "${group}": ${problem}`);
  }
  for (const setting of Object.keys(app.settings)) {
    const name = DISABLED.exec(setting)?.[1];
    if (name !== undefined && !functions.some((metadata) => metadata.name === name)) {
      problems.push(`${app.name}: ${setting} names no function of the package`);
    }
  }
  return problems;
}

function groupProblem(
  group: string,
  names: ReadonlyMap<string, FunctionMetadata>,
  app: DeployedApp,
): string | undefined {
  if (Object.values(sharedGroups).includes(group) || group === 'durable') return undefined;
  const name = /^function:(.+)$/.exec(group)?.[1];
  if (name === undefined) return 'a group is http, blob, durable or function:NAME';
  const metadata = names.get(name.toLowerCase());
  if (metadata === undefined) return 'the package has no such function';
  const shared = sharedGroups[triggerOf(metadata)?.type ?? ''];
  if (shared !== undefined) return `this function belongs to the group ${shared}`;
  if (isFunctionDisabled(metadata.name, app.settings)) return 'this function is switched off';
  return undefined;
}
