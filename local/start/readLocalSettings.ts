import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parseJsonWithComments } from '../host/parseJsonWithComments';

/**
 * What the user has set: `environment` before `.env` before the `Values` of `local.settings.json`. An empty value counts
 * as unset.
 *
 * @throws Error in one line when a file is there and cannot be read as what it is
 */
export function readLocalSettings(
  root: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): NodeJS.ProcessEnv {
  const settings: NodeJS.ProcessEnv = {};
  for (const source of [environment, envFile(root), settingsFile(root)]) {
    for (const [name, value] of Object.entries(source)) {
      if (value !== undefined && value !== '') settings[name] ??= value;
    }
  }
  return settings;
}

function settingsFile(root: string): Record<string, string> {
  const text = read(join(root, 'local.settings.json'));
  if (text === undefined) return {};
  let parsed: unknown;
  try {
    parsed = parseJsonWithComments(text);
  } catch (error) {
    throw new Error(`local.settings.json is not valid JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const values = (parsed as { Values?: unknown } | null)?.Values ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string') {
      throw new Error(`local.settings.json: Values.${name} must be a text`);
    }
  }
  return values as Record<string, string>;
}

function envFile(root: string): NodeJS.Dict<string> {
  const text = read(join(root, '.env'));
  return text === undefined ? {} : parseEnv(text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
