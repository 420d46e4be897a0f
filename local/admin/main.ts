import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repositoryRoot';
import { readSession } from '../start/session';
import { formatTable } from './formatTable';
import { newKey } from './newKey';
import { type Command, commands, readCommand } from './readCommand';

const usage = `npm run admin -- COMMAND [--url URL] [--json]

${formatTable(commands.map(({ words, purpose }) => ({ command: words.join(' '), purpose })))}
npm run admin -- key new NAME --scope read [--scope operate] [--scope erase] makes a key for ADMIN_KEYS.
The key is ADMIN_API_KEY, or that of a running npm start. The URL is --url, PUBLIC_BASE_URL, or that of npm start.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
      scope: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  const [first, second, name] = positionals;
  if (first === 'key' && second === 'new' && name !== undefined && positionals.length === 3) {
    process.stdout.write(newKey(name, values.scope));
    return;
  }
  const command = readCommand(positionals);
  if (command === undefined) {
    process.stdout.write(usage);
    process.exitCode = positionals.length === 0 ? 0 : 2;
    return;
  }
  const session = readSession(repositoryRoot());
  const { PUBLIC_BASE_URL, ADMIN_API_KEY } = process.env;
  const base = values.url || PUBLIC_BASE_URL || session?.url || 'http://127.0.0.1:7071';
  const key = ADMIN_API_KEY || (session?.adminApiKey ?? '');
  const url = `${base.replace(/\/+$/, '')}/api/manage${command.path}`;
  const answer = command.walk ? await walk(url, key) : await ask(url, command, key);
  const { rows: field, columns } = command;
  const rows = field === undefined ? [answer] : (answer[field] as Record<string, unknown>[]);
  const shown = columns === undefined ? rows : rows.map((row) => pick(row, columns));
  process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : formatTable(shown));
  if (Array.isArray(answer.missing) && answer.missing.length > 0) process.exitCode = 1;
}

function pick(row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((name) => [name, row[name]]));
}

async function ask(url: string, { method, file, json }: Command, key: string) {
  if (json !== undefined) return request(url, method, key, Buffer.from(JSON.stringify(json)));
  return request(url, method, key, file === undefined ? undefined : await readFile(file));
}

/** Follows `next` to the end: what was checked in all, and everything that was missing. */
async function walk(url: string, key: string): Promise<Record<string, unknown>> {
  let checked = 0;
  const missing: unknown[] = [];
  let from = '';
  do {
    const part = await request(`${url}?from=${encodeURIComponent(from)}`, 'POST', key);
    checked += Number(part.checked);
    missing.push(...(part.missing as unknown[]));
    from = typeof part.next === 'string' ? part.next : '';
  } while (from !== '');
  return { checked, missing };
}

/** @throws Error in one line: no answer, or what the problem document says */
async function request(
  url: string,
  method: string,
  key: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { 'x-admin-key': key },
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || cause.name : message;
    throw new Error(`${url} does not answer: ${why}`, { cause: error });
  }
  const text = await response.text();
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(`${url} answers ${response.status} without JSON: is the bot there?`);
  }
  if (!response.ok) {
    const said = [answer.title, answer.detail].filter((part) => typeof part === 'string');
    throw new Error(`${response.status} ${said.join(': ')}`);
  }
  return answer;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
