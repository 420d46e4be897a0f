import type { Command } from 'commander';
import { adminScopes } from '../../shared/config/adminKeys';
import { exitCodes } from '../commandLine/commandError';
import { createCommandLine, withExamples } from '../commandLine/createCommandLine';
import { type AdminCommand, adminCommands, commandGroups } from './adminCommands';
import { newKey } from './newKey';
import { type AdminOptions, runAdminCommand } from './runAdminCommand';

const prefix = 'npm run admin --';

const where = `
The bot is the one that --url names, else PUBLIC_BASE_URL (from the environment, .env or local.settings.json), else the
one that runs on this machine. The key is ADMIN_API_KEY, or that of the running bot.

Exit codes: ${Object.entries(exitCodes)
  .map(([reason, code]) => `${code} ${reason}`)
  .join(', ')}.
`;

/** All commands of `npm run admin`. @param environment names the bot and its key */
export function createProgram(environment: Readonly<NodeJS.ProcessEnv>): Command {
  const program = createCommandLine(prefix, 'Operates a bot through its management routes.')
    .option('--url <url>', 'address of the bot')
    .option('--json', 'print the answer, or the error, as JSON')
    .addHelpText('after', where);
  withExamples(program, [
    `${prefix} queues`,
    `${prefix} forget U0123456789abcdef0123456789abcdef --url https://bot.example.com`,
  ]);
  for (const command of adminCommands) addCommand(program, command, environment);
  addKeyCommand(program);
  return program;
}

function addCommand(
  program: Command,
  command: AdminCommand,
  environment: Readonly<NodeJS.ProcessEnv>,
): void {
  const words = command.words.split(' ');
  const names = words.filter((word) => !word.startsWith('<'));
  const values = words.filter((word) => word.startsWith('<'));
  const parent = names.length > 1 ? groupOf(program, names[0] ?? '') : program;
  const added = parent.command([names.at(-1), ...values].join(' ')).description(command.purpose);
  if (command.confirms !== undefined) added.option('--yes', 'do it without being asked');
  withExamples(
    added,
    command.examples.map((example) => `${prefix} ${example}`),
  );
  added.action(async () => {
    const given = added.args.map((value, index) => [values[index]?.slice(1, -1) ?? '', value]);
    const options = added.optsWithGlobals<AdminOptions>();
    const named = Object.fromEntries(given) as Record<string, string>;
    await runAdminCommand(command, named, { ...options, environment });
  });
}

/** Sends nothing: the key is made here. */
function addKeyCommand(program: Command): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  const command = groupOf(program, 'key')
    .command('new <name>')
    .description('make a key for ADMIN_KEYS')
    .option('--scope <scope>', `${adminScopes.join(', ')}; may be given several times`, collect)
    .action((name: string, { scope = [] }: { scope?: readonly string[] }) => {
      process.stdout.write(newKey(name, scope));
    });
  withExamples(command, [`${prefix} key new ops --scope read --scope operate`]);
}

/** The command for the first of two words. */
function groupOf(program: Command, name: string): Command {
  const found = program.commands.find((command) => command.name() === name);
  return found ?? program.command(name).description(commandGroups[name] ?? '');
}
