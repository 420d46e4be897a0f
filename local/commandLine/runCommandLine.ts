import { type Command, CommanderError } from 'commander';
import { CommandError, type ExitReason, exitCodes } from './commandError';

/**
 * Reads the arguments and runs what they name; returns the exit code. Errors go to the standard error output: as lines,
 * or with `--json` as one JSON object.
 */
export async function runCommandLine(program: Command, args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  if (json) silence(program);
  try {
    if (args.length === 0 && program.commands.length > 0) {
      program.outputHelp();
      return exitCodes.done;
    }
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    return tell(error as Error, json);
  }
}

function tell(error: Error, json: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  const reason: ExitReason =
    error instanceof CommandError
      ? error.reason
      : error instanceof CommanderError
        ? 'usage'
        : 'failed';
  const details = error instanceof CommandError ? error.details : {};
  if (json) {
    const message = error.message.replace(/^error: /, '');
    process.stderr.write(`${JSON.stringify({ error: { reason, message, ...details } })}\n`);
  } else if (!(error instanceof CommanderError)) {
    // Commander has printed its own.
    process.stderr.write(`${error.message}\n`);
  }
  return exitCodes[reason];
}

/** Its own lines would stand beside the JSON. */
function silence(command: Command): void {
  command.configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  for (const inner of command.commands) silence(inner);
}
