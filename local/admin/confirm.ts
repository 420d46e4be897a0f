import { createInterface } from 'node:readline/promises';
import { CommandError } from '../commandLine/commandError';
import type { Target } from './findBot';

/**
 * Asks before something that cannot be taken back, and says what happens to whom, and where.
 * @throws CommandError unless the answer is yes; also when nobody can be asked
 */
export async function confirm(what: string, { url, source }: Target): Promise<void> {
  const question = `${what}\non ${url} (${source}).`;
  if (!process.stdin.isTTY) {
    throw new CommandError(
      'notConfirmed',
      `${question}\nNothing was done: add --yes to do it without being asked.`,
      { url, what },
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question}\nThis cannot be undone. Continue? [y/N] `);
  terminal.close();
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new CommandError('notConfirmed', 'Nothing was done.', { url, what });
}
