import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repositoryRoot';

const usage = `npm run admin -- COMMAND [--url URL] [--json]
  version                 version and management routes
  queues                  messages on each queue and its poison queue
  poison replay QUEUE     put a poison queue's messages back to work
  templates               templates of rich messages
The key is ADMIN_API_KEY, or that of a running npm start.
`;

interface Command {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The field of the answer to print as a table. */
  readonly table?: string;
}

function readCommand([first, second, third]: readonly string[]): Command | undefined {
  if (first === 'version') return { method: 'GET', path: '', table: 'routes' };
  if (first === 'queues') return { method: 'GET', path: '/queues', table: 'queues' };
  if (first === 'templates') return { method: 'GET', path: '/templates', table: 'templates' };
  if (first === 'poison' && second === 'replay' && third !== undefined) {
    return { method: 'POST', path: `/queues/${encodeURIComponent(third)}/replay` };
  }
  return undefined;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const command = readCommand(positionals);
  if (command === undefined) {
    process.stdout.write(usage);
    process.exitCode = positionals.length === 0 ? 0 : 2;
    return;
  }
  const session = readSession();
  const base = values.url ?? process.env.PUBLIC_BASE_URL ?? session.url ?? 'http://127.0.0.1:7071';
  const key = process.env.ADMIN_API_KEY ?? session.adminApiKey ?? '';
  const response = await fetch(`${base}/api/manage${command.path}`, {
    method: command.method,
    headers: { 'x-admin-key': key },
  }).catch((error: Error) => {
    throw new Error(`${base} does not answer (${(error.cause as Error | undefined)?.message ?? error.message})`);
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok) {
    throw new Error(`${response.status} ${String(answer.title ?? '')}. ${String(answer.detail ?? '')}`);
  }
  process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : format(answer, command.table));
}

function readSession(): { url?: string; adminApiKey?: string } {
  try {
    return JSON.parse(readFileSync(join(repositoryRoot(), '.local', 'session.json'), 'utf8')) as object;
  } catch {
    return {};
  }
}

function format(answer: Record<string, unknown>, table: string | undefined): string {
  const rows = table === undefined ? [answer] : (answer[table] as Record<string, unknown>[]);
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()}\n`).join('');
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
