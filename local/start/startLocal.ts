import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { type Azurite, startAzurite } from '../storage/startAzurite';
import { choosePort } from './choosePort';
import {
  localEnvironment,
  type PortName,
  usesAiStandIn,
  usesAzurite,
  usualPorts,
} from './localEnvironment';
import { usesLineEmulator } from './usesLineEmulator';
import { createRunFolder } from './runFolder';
import { startStaffDesk } from './staffDesk';
import { type LocalChild, startChild } from './startChild';

export interface LocalOptions {
  /** What the user has set; the rest has defaults. A port named here must be free. @default nothing */
  readonly settings?: NodeJS.ProcessEnv;
  /** Folder for Azurite's data; in memory without it. */
  readonly persistTo?: string | undefined;
  /** The built app. @default the repository, whose `main` is below `dist` */
  readonly appDirectory?: string;
  /** Any free ports, whatever the settings say. @default false */
  readonly anyPorts?: boolean;
  /** Where a debugger can attach to the Functions host, on loopback. @default nowhere */
  readonly inspectPort?: number;
  /** Takes each line that a part prints once it runs. */
  readonly onLine?: (part: string, line: string) => void;
}

/** All of the bot on this machine. Addresses are without a slash at their end. */
export interface Local {
  readonly functionsUrl: string;
  /** Where LINE's API is: the emulator's address, or what the settings name, or LINE's own. */
  readonly lineUrl: string;
  /** Whether LINE is the local emulator; otherwise the bot speaks for a real channel. */
  readonly emulatesLine: boolean;
  /** Of the AI stand-in; undefined when the settings name another model. */
  readonly aiUrl: string | undefined;
  readonly connectionString: string | undefined;
  /** Undefined when the settings name another storage. */
  readonly storage: Azurite | undefined;
  readonly adminApiKey: string;
  /** Logs (`host.log`, `line.log`, `ai.log`) and the clock's file. */
  readonly folder: string;
  /** How many functions the host runs. */
  readonly functions: number;
  host(): LocalChild;
  /** Ends the host at once, as a crash would. */
  killHost(): Promise<void>;
  /** Starts the host again after `killHost`: same port, same settings, same storage. */
  restartHost(): Promise<void>;
  /** Resolves with the name of a part that ended unasked. */
  readonly lost: Promise<string>;
  /** Drains the host, then ends the other parts. `keepLogs`: leaves the folder there. */
  stop(options?: { keepLogs?: boolean }): Promise<void>;
}

const lineApi = 'https://api.line.me';

/** How often another process may take a port between our choosing and our using it. */
const maxAttempts = 3;

/**
 * Starts Azurite, the LINE emulator, the AI stand-in and the Functions host, each a child process, all on one clock. What
 * the settings name another of is left out.
 *
 * @throws Error for the user to read: a port that is taken, settings that are not usable
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (attempt === maxAttempts || !lostChosenPort(error as Error, options)) throw error;
    }
  }
}

/** Whether a port was taken that nobody asked for: choosing again helps. */
function lostChosenPort({ message }: Error, { settings = {}, anyPorts = false }: LocalOptions) {
  const port = /^Port (\d+) is taken/.exec(message)?.[1];
  if (port === undefined) return false;
  const names = Object.keys(usualPorts) as PortName[];
  return anyPorts || !names.some((name) => settings[name] === port);
}

async function startOnce(options: LocalOptions): Promise<Local> {
  const { settings = {}, persistTo, anyPorts = false, onLine } = options;
  const emulatesLine = usesLineEmulator(settings);
  const root = repositoryRoot();
  const port = (name: PortName) =>
    choosePort(name, anyPorts ? '0' : settings[name], usualPorts[name]);
  const functionsPort = await port('FUNCTIONS_PORT');
  const linePort = emulatesLine ? await port('LINE_EMULATOR_PORT') : undefined;
  const aiPort = usesAiStandIn(settings) ? await port('AI_EMULATOR_PORT') : undefined;
  const adminApiKey = settings.ADMIN_API_KEY ?? randomBytes(18).toString('base64url');

  const folder = createRunFolder(root);
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');

  const running: { stop(): Promise<void> }[] = [];
  /** Parts that are to end, or have been ended on purpose. */
  const dismissed = new Set<unknown>();
  const lost = Promise.withResolvers<string>();
  let stopping: Promise<void> | undefined;
  const stop = async (keepLogs: boolean) => {
    for (const part of running) dismissed.add(part);
    for (const part of running.toReversed()) await part.stop();
    if (!keepLogs) rmSync(folder, { recursive: true, force: true });
  };
  const keep = (part: { stop(): Promise<void> }, name: string, ended: Promise<unknown>) => {
    running.push(part);
    void ended.then(() => {
      if (!dismissed.has(part)) lost.resolve(name);
    });
  };

  const startStorage = async (): Promise<Azurite | undefined> => {
    if (!usesAzurite(settings)) return undefined;
    if (persistTo !== undefined) mkdirSync(persistTo, { recursive: true });
    const azurite = await startAzurite({
      blobPort: await port('AZURITE_BLOB_PORT'),
      queuePort: await port('AZURITE_QUEUE_PORT'),
      tablePort: await port('AZURITE_TABLE_PORT'),
      clockFile,
      ...(persistTo === undefined ? {} : { persistTo }),
    });
    const ended = new Promise((settle) => azurite.process.once('exit', settle));
    keep(azurite, 'Storage (Azurite)', ended);
    return azurite;
  };
  const staffDesk = await startStaffDesk((line) => onLine?.('Staff', line));
  running.push(staffDesk);
  const environment = (storage: Azurite | undefined): NodeJS.ProcessEnv => ({
    STAFF_WEBHOOK_URL: staffDesk.url,
    ...localEnvironment(settings, {
      functionsPort,
      linePort,
      aiPort,
      storage: storage?.connectionString,
      appDirectory: resolve(root, options.appDirectory ?? '.'),
    }),
    ADMIN_API_KEY: adminApiKey,
  });
  const startPart = async (name: string, entry: 'line' | 'ai' | 'host', env: NodeJS.ProcessEnv) => {
    const child = await startChild({
      name,
      file: join(root, 'dist', 'local', entry, 'main.js'),
      env,
      clockFile,
      logFile: join(folder, `${entry}.log`),
      workingDirectory: folder,
      inspectPort: entry === 'host' ? options.inspectPort : undefined,
      onLine: (line) => onLine?.(name, line),
    });
    keep(child, name, child.ended);
    return child;
  };

  try {
    const [storage, line, ai] = await allOrFirstFailure([
      startStorage(),
      linePort === undefined
        ? Promise.resolve(undefined)
        : startPart('LINE emulator', 'line', environment(undefined)),
      aiPort === undefined
        ? Promise.resolve(undefined)
        : startPart('AI stand-in', 'ai', environment(undefined)),
    ]);
    const env = environment(storage);
    const startHost = () => startPart('Functions host', 'host', env);
    let host = await startHost();
    return {
      functionsUrl: host.ready.url,
      lineUrl: line?.ready.url ?? settings.LINE_API_BASE_URL ?? lineApi,
      emulatesLine,
      aiUrl: ai?.ready.url,
      connectionString: env.DataStorage,
      storage,
      adminApiKey,
      folder,
      functions: host.ready.functions?.length ?? 0,
      host: () => host,
      async killHost() {
        dismissed.add(host);
        host.process.kill('SIGKILL');
        await host.ended;
      },
      async restartHost() {
        host = await startHost();
      },
      lost: lost.promise,
      stop: ({ keepLogs = false } = {}) => (stopping ??= stop(keepLogs)),
    };
  } catch (error) {
    await stop(false);
    throw error;
  }
}

/** Waits for all of them also when one fails, so that what did start can be stopped. */
async function allOrFirstFailure<A, B, C>(
  all: readonly [Promise<A>, Promise<B>, Promise<C>],
): Promise<[A, B, C]> {
  await Promise.allSettled(all);
  return Promise.all(all);
}
