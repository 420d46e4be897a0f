import { triggerOf } from '../host/app/bindings';
import type { FunctionMetadata } from '../host/app/coreContract';
import { isFunctionDisabled } from '../host/appSettings';
import type { DeployedApp } from './deployedApps';

/**
 * Checks the functions beyond what the host itself refuses: names that differ by case alone, which keys, settings and
 * groups cannot tell apart; timers that are no NCRONTAB expression, at which the scale controller does not start an
 * instance; and functions that run nowhere.
 * @see https://github.com/Azure/azure-functions-host/pull/11601
 */
export function checkFunctions(
  functions: readonly FunctionMetadata[],
  apps: readonly DeployedApp[],
): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const metadata of functions) {
    const { name } = metadata;
    const same = seen.get(name.toLowerCase());
    if (same !== undefined) problems.push(`the functions ${same} and ${name} differ by case alone`);
    seen.set(name.toLowerCase(), name);
    const schedule = triggerOf(metadata)?.info['schedule'];
    if (typeof schedule === 'string' && schedule.includes(':')) {
      problems.push(
        `'${schedule}' is not a valid CRON expression: the timer ${name} starts nothing`,
      );
    }
    for (const [environment, its] of Map.groupBy(apps, (app) => app.environment)) {
      if (its.every(({ settings }) => isFunctionDisabled(name, settings))) {
        problems.push(`the function ${name} is switched off in every app of ${environment}`);
      }
    }
  }
  if (functions.length === 0) problems.push('the package registers no function');
  return problems;
}
