import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentNames } from '../../shared/config/environment';
import { misspeltVariables } from '../../shared/config/misspeltVariables';
import { repositoryRoot } from '../repositoryRoot';
import { localFolder } from './localFolder';
import { readLocalSettings } from './readLocalSettings';
import { removeSession, writeSession } from './session';
import { type Local, startLocal } from './startLocal';

/** Where debuggers look for a Node process. */
const usualInspectPort = 9229;

/** `npm start [-- --persist [FOLDER] --app FOLDER --inspect[=PORT]]`: the whole bot until Ctrl-C. */
async function main(): Promise<void> {
  const root = repositoryRoot();
  const { values, positionals } = parseArgs({
    // Node's own --inspect may stand without its port, too.
    args: process.argv
      .slice(2)
      .map((arg) => (arg === '--inspect' ? `${arg}=${usualInspectPort}` : arg)),
    options: {
      persist: { type: 'boolean', default: false },
      app: { type: 'string' },
      inspect: { type: 'string' },
    },
    allowPositionals: true,
  });
  const persistTo = values.persist
    ? resolve(root, positionals[0] ?? join(localFolder(root), 'azurite'))
    : undefined;
  const inspectPort = values.inspect === undefined ? undefined : inspectPortOf(values.inspect);
  const settings = readLocalSettings(root, process.env);
  for (const { name, known } of misspeltVariables(settings, environmentNames)) {
    process.stderr.write(`Warning: nothing reads ${name}. Did you mean ${known}?\n`);
  }
  const starting = startLocal({
    settings,
    persistTo,
    ...(values.app === undefined ? {} : { appDirectory: values.app }),
    ...(inspectPort === undefined ? {} : { inspectPort }),
    onLine: (part, line) => {
      // The host marks its own lines so already.
      process.stdout.write(`${part}: ${line.replace(/^host: /, '')}\n`);
    },
  });
  endOnSignals(root, starting);

  const local = await starting;
  writeSession(root, sessionOf(local));
  process.stdout.write(describe(root, local, settings, persistTo));
  if (inspectPort !== undefined)
    process.stdout.write(`${'Debugger'.padEnd(12)}attach to 127.0.0.1:${inspectPort}\n`);
  const name = await local.lost;
  process.stderr.write(`${name} ended by itself: stopping. Its log is in ${local.folder}\n`);
  await end(root, local, true);
  process.exit(1);
}

/** @throws Error for the user to read */
function inspectPortOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new Error(`--inspect=${text}: expected a port, such as --inspect=${usualInspectPort}`);
}

/** The first signal stops in order, also while it still starts; a second Ctrl-C ends at once. */
function endOnSignals(root: string, starting: Promise<Local>): void {
  let interrupts = 0;
  let ending = false;
  const stop = async () => {
    if (ending) return;
    ending = true;
    const local = await starting.catch(() => undefined);
    if (local !== undefined) await end(root, local, false);
    process.exit(0);
  };
  process.on('SIGINT', () => {
    interrupts += 1;
    if (interrupts > 1) process.exit(130);
    void stop();
  });
  for (const event of ['SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => void stop());
}

async function end(root: string, local: Local, keepLogs: boolean): Promise<void> {
  removeSession(root);
  await local.stop({ keepLogs });
}

function sessionOf({ functionsUrl, adminApiKey }: Local) {
  return { url: functionsUrl, adminApiKey };
}

function describe(
  root: string,
  local: Local,
  settings: Readonly<NodeJS.ProcessEnv>,
  persistTo: string | undefined,
): string {
  const { functionsUrl, lineUrl, emulatesLine, aiUrl, functions, storage, adminApiKey, folder } =
    local;
  const lines = [
    ['This run', describeParts(local)],
    emulatesLine
      ? ['Chat page', `${lineUrl}/  — write おはよう or "inspire me" to the bot`]
      : [
          'LINE',
          `${lineUrl}, ${describeChannel(settings)}  — its webhook URL and PUBLIC_BASE_URL must lead over https to ${functionsUrl}`,
        ],
    [
      'Functions',
      `${functionsUrl}/api  — ${functions} functions; ${functionsUrl}/api/health/ready`,
    ],
    ['AI', aiUrl === undefined ? describeModel(settings) : `${aiUrl}/openai/v1  — a stand-in`],
    [
      'Storage',
      storage === undefined ? 'as the settings say' : describeStorage(storage.ports, persistTo),
    ],
    ['Management', `npm run admin -- queues  — the key (x-admin-key) is ${adminApiKey}`],
    ['Logs', `${relative(root, join(folder, 'host.log'))}  — Ctrl-C stops everything`],
  ];
  return lines.map(([name = '', text]) => `${name.padEnd(12)}${text}\n`).join('');
}

function describeChannel({ LINE_CHANNEL_ID }: Readonly<NodeJS.ProcessEnv>): string {
  return LINE_CHANNEL_ID === undefined
    ? 'the channel of LINE_CHANNEL_ACCESS_TOKEN'
    : `channel ${LINE_CHANNEL_ID}`;
}

function describeModel(settings: Readonly<NodeJS.ProcessEnv>): string {
  const { AZURE_OPENAI_ENDPOINTS = '', AZURE_OPENAI_DEPLOYMENT = '' } = settings;
  return `${AZURE_OPENAI_ENDPOINTS}  — deployment ${AZURE_OPENAI_DEPLOYMENT || 'not named'}`;
}

/** What is real and what is emulated. */
function describeParts({ emulatesLine, aiUrl, storage }: Local): string {
  const parts = { LINE: emulatesLine, AI: aiUrl !== undefined, storage: storage !== undefined };
  const list = (emulated: boolean) =>
    Object.entries(parts).flatMap(([name, value]) => (value === emulated ? [name] : []));
  return [
    `real: ${list(false).join(', ') || 'nothing'}`,
    `emulated: ${list(true).join(', ') || 'nothing'}`,
  ].join('; ');
}

function describeStorage(
  { blob, queue, table }: { blob: number; queue: number; table: number },
  persistTo: string | undefined,
): string {
  const where = persistTo === undefined ? 'in memory' : `kept in ${persistTo}`;
  return `Azurite, blob ${blob}, queue ${queue}, table ${table}  — ${where}`;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
