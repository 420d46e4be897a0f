import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * What the user has set: the environment before `.env` before `local.settings.json`. An empty value counts as unset.
 * @throws Error in one line when a file cannot be read as what it is
 */
export function readLocalSettings(root: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const all = { ...settingsFile(root), ...envFile(root), ...environment };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

function settingsFile(root: string): Record<string, string> {
  const text = read(join(root, 'local.settings.json'));
  if (text === undefined) return {};
  let parsed: { Values?: Record<string, string> };
  try {
    parsed = JSON.parse(text) as { Values?: Record<string, string> };
  } catch (error) {
    throw new Error(`local.settings.json is not JSON: ${(error as Error).message}`);
  }
  // `npm start` brings its own storage, wherever the file's would be.
  const { AzureWebJobsStorage: _storage, ...values } = parsed.Values ?? {};
  return values;
}

function envFile(root: string): NodeJS.Dict<string> {
  const text = read(join(root, '.env'));
  return text === undefined ? {} : parseEnv(text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
