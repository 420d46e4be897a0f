import { readFile } from 'node:fs/promises';
import { CommandError, exitCodes } from '../commandLine/commandError';
import { repositoryRoot } from '../repositoryRoot';
import { readLocalSettings } from '../start/readLocalSettings';
import { readSessions } from '../start/session';
import type { AdminCommand } from './adminCommands';
import { type Answer, callBot, walkBot } from './callBot';
import { confirm } from './confirm';
import { findBot, type Target } from './findBot';
import { formatTable } from './formatTable';

export interface AdminOptions {
  readonly url?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

interface Surroundings extends AdminOptions {
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

/** @param values what stands for each word in angle brackets */
export async function runAdminCommand(
  command: AdminCommand,
  values: Readonly<Record<string, string>>,
  { url, json = false, yes = false, environment }: Surroundings,
): Promise<void> {
  const root = repositoryRoot();
  const settings = readLocalSettings(root, environment);
  const target = findBot({ url, settings, sessions: readSessions(root) });
  if (!json) process.stderr.write(`Bot: ${target.url} (${target.source})\n`);
  if (command.confirms !== undefined && !yes) {
    await confirm(fill(command.confirms, values), target);
  }
  const answer = await send(target, command, values);
  const shown = command.one ? [pickOne(command, answer, values.id ?? '')] : undefined;
  if (json) {
    process.stdout.write(`${JSON.stringify(shown?.[0] ?? answer, null, 2)}\n`);
  } else if (shown !== undefined) {
    const fields = Object.entries(shown[0] ?? {}).map(([field, value]) => ({ field, value }));
    process.stdout.write(formatTable(fields));
  } else {
    process.stdout.write(formatTable(rowsOf(command, answer)));
  }
  if (Array.isArray(answer.missing) && answer.missing.length > 0) {
    process.exitCode = exitCodes.failed;
  }
}

async function send(
  target: Target,
  { method, path, json, walk }: AdminCommand,
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  if (walk) return walkBot(target, method, path);
  const filled = fill(path, values, encodeURIComponent);
  if (json === undefined) {
    return callBot(target, method, filled, values.file ? await readBody(values.file) : undefined);
  }
  const body = Object.entries(json).map(([name, value]) => [name, fill(value, values)]);
  return callBot(target, method, filled, Buffer.from(JSON.stringify(Object.fromEntries(body))));
}

async function readBody(file: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandError('usage', `${file} cannot be read: ${(error as Error).message}`);
  }
}

function fill(
  text: string,
  values: Readonly<Record<string, string>>,
  encode = (value: string) => value,
): string {
  return text.replace(/<(\w+)>/g, (_, name: string) => encode(values[name] ?? ''));
}

function rowsOf({ rows: field, columns }: AdminCommand, answer: Answer): Answer[] {
  const rows = field === undefined ? [answer] : (answer[field] as Answer[]);
  if (columns === undefined) return rows;
  return rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
}

function pickOne({ rows = '' }: AdminCommand, answer: Answer, id: string): Answer {
  const found = (answer[rows] as Answer[]).find((row) => row.id === id);
  if (found !== undefined) return found;
  throw new CommandError('failed', `There is no ${id}: the list is npm run admin -- ${rows}`);
}
