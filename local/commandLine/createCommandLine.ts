import { Command } from 'commander';

/**
 * A command line whose errors are thrown instead of ending the process, for `runCommandLine`. Subcommands made with
 * `.command()` inherit its settings. A wrong word or option is answered with the nearest right one.
 *
 * @param name as one types it, such as `npm run admin --`
 */
export function createCommandLine(name: string, purpose: string): Command {
  return new Command(name)
    .description(purpose)
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
}

/** Adds examples below a command's help. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  if (examples.length === 0) return command;
  return command.addHelpText(
    'after',
    `\nExamples:\n${examples.map((one) => `  ${one}\n`).join('')}`,
  );
}
