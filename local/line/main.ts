import { advanceClock, clockOffsetMs } from '../clock/localClock';
import { emulatorDefaults } from './emulatorDefaults';
import { startLineEmulator } from './startLineEmulator';

/** Entry of the emulator's process: settings from the environment, `ready` over IPC or one printed line. */
async function main() {
  const { env } = process;
  const port = Number(env.LINE_EMULATOR_PORT ?? emulatorDefaults.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return fail(`LINE_EMULATOR_PORT must be a port number, not "${env.LINE_EMULATOR_PORT}"`);
  }
  const own = settingsOfAChannel(env);
  if (own.length > 0) {
    return fail(
      `${own.join(', ')}: of a LINE channel of your own, whose settings the emulator never takes; unset ${own.length > 1 ? 'them' : 'it'} here`,
    );
  }
  const emulator = await startLineEmulator({
    port,
    webhookUrl: env.LINE_WEBHOOK_URL ?? emulatorDefaults.webhookUrl,
    channelSecret: env.LINE_CHANNEL_SECRET ?? emulatorDefaults.channelSecret,
    channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN ?? emulatorDefaults.channelAccessToken,
    channelId: env.LINE_CHANNEL_ID ?? emulatorDefaults.channelId,
    ...sharedClock(env.LOCAL_CLOCK_FILE),
    ...(env.LINE_PAGE_DIRECTORY ? { pageDirectory: env.LINE_PAGE_DIRECTORY } : {}),
  }).catch((error: NodeJS.ErrnoException) =>
    fail(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken; set LINE_EMULATOR_PORT to another`
        : `The LINE emulator could not start: ${error.message}`,
    ),
  );
  if (!emulator) return;

  const stop = () => void emulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);

  if (process.send) process.send({ type: 'ready', url: emulator.url });
  else process.stdout.write(`LINE emulator at ${emulator.url}\n`);
}

/** The settings that only a real channel has. Placeholders are nobody's. */
const settingsOfAChannel = (env: NodeJS.ProcessEnv): string[] =>
  (
    [
      ['LINE_CHANNEL_ACCESS_TOKEN', emulatorDefaults.channelAccessToken],
      ['LINE_CHANNEL_ID', emulatorDefaults.channelId],
    ] as const
  ).flatMap(([name, usual]) => {
    const value = env[name] ?? usual;
    return value === usual || /^(0*|replace-with-.*)$/.test(value) ? [] : [name];
  });

/** With a clock file, `Date` follows the local clock already (its preload sees to that), and moving it is the file's. */
const sharedClock = (file: string | undefined) =>
  file
    ? {
        advanceClock: (ms: number) => advanceClock(file, ms),
        clockOffsetMs: () => clockOffsetMs(file),
      }
    : {};

function fail(message: string): undefined {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
  return undefined;
}

void main();
