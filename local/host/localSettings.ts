import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from './hostError';
import { parseJsonWithComments } from './parseJsonWithComments';

/**
 * Puts the `Values` of the app's `local.settings.json`, when there is one, into `environment`; what is set there
 * already stays, as under `func start`.
 *
 * @throws HostError when the file is broken
 * @see https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file
 */
export function readLocalSettings(appDirectory: string, environment: NodeJS.ProcessEnv): void {
  const path = join(appDirectory, 'local.settings.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return;
  }
  let settings: unknown;
  try {
    settings = parseJsonWithComments(text);
  } catch (error) {
    throw new HostError(`${path} is not valid JSON: ${(error as Error).message}`, error);
  }
  const values = (settings as { Values?: unknown } | null)?.Values ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string') throw new HostError(`${path}: Values.${name} must be a text`);
    environment[name] ??= value;
  }
}
