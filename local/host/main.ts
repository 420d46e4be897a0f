import { HostError } from './hostError';
import { readLocalSettings } from './localSettings';
import { startHost, type Host } from './startHost';

const DEFAULT_PORT = 7071;

/** Says that the host is up: to the parent when there is one that listens, else as a line of JSON. */
function sayReady({ url, functions }: Host): void {
  const message = { type: 'ready', url, functions };
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** @throws HostError when it is no port */
function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HostError(`FUNCTIONS_PORT must be a port from 0 to 65535, not "${text}"`);
}

/**
 * A signal drains, and so does a parent that goes away; the same signal again ends at once. Another one does not: under a
 * terminal's Ctrl-C the host gets SIGINT from it and SIGTERM from its parent.
 */
function stopOnSignals(host: Host): void {
  const seen = new Set<string>();
  const stop = (signal: string): void => {
    if (seen.has(signal)) process.exit(1);
    seen.add(signal);
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', () => {
    stop('disconnect');
  });
}

async function main(): Promise<void> {
  const appDirectory = process.env['APP_DIRECTORY'] ?? process.cwd();
  process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  readLocalSettings(appDirectory, process.env);
  const inFlightVisibilityMs = Number(process.env['FUNCTIONS_IN_FLIGHT_VISIBILITY_MS']);
  const host = await startHost({
    appDirectory,
    port: portOf(process.env['FUNCTIONS_PORT']),
    ...(inFlightVisibilityMs > 0 && { inFlightVisibilityMs }),
  });
  stopOnSignals(host);
  sayReady(host);
}

main().catch((error: unknown) => {
  const expected = error instanceof HostError;
  const text = expected ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
