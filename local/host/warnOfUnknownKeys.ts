import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostLog } from './hostLog';
import { parseJsonWithComments } from './parseJsonWithComments';

/**
 * Warns of what host.json says and its public schema does not have, which the real host ignores without a word. The
 * schema is loaded when it is needed: no request should wait for that.
 */
export async function warnOfUnknownKeys(appDirectory: string, log: HostLog): Promise<void> {
  const { hostJsonProblems } = await import('./hostJsonSchema');
  const text = readFileSync(join(appDirectory, 'host.json'), 'utf8');
  for (const problem of hostJsonProblems(parseJsonWithComments(text))) {
    log.host('warning', `host.json: ${problem}`);
  }
}
