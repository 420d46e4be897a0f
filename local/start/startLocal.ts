import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulatorDefaults } from '../line/emulatorDefaults';
import { repositoryRoot } from '../repositoryRoot';
import { type Azurite, startAzurite } from '../storage/startAzurite';
import { type LocalChild, startChild } from './childProcess';
import { choosePort } from './ports';

export interface LocalOptions {
  /** What the user has set; the rest has defaults. Ports named here must be free. */
  readonly settings?: NodeJS.ProcessEnv;
  /** Folder for Azurite's data; in memory without it. */
  readonly persistTo?: string | undefined;
  /** The built app. @default the repository, whose `main` is below `dist` */
  readonly appDirectory?: string;
  /** Any free ports instead of the usual ones. @default false */
  readonly anyPorts?: boolean;
}

/** All of the bot on this machine. */
export interface Local {
  /** Without a slash at the end. */
  readonly functionsUrl: string;
  readonly lineUrl: string;
  readonly storage: Azurite;
  readonly adminApiKey: string;
  readonly folder: string;
  readonly functions: number;
  host(): LocalChild;
  /** Ends the host at once, as a crash would. */
  killHost(): Promise<void>;
  /** Starts the host again, on the same port with the same storage. */
  restartHost(): Promise<void>;
  /** Resolves with the name of a part that ended unasked. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts Azurite, the LINE emulator and the Functions host, each a child process, all on one clock.
 * @throws Error in one line: a port that is taken, a setting that is not usable
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const root = repositoryRoot();
  const settings = options.settings ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'line-bot-'));
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.toReversed()) await part.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  let lose: (name: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => (lose = resolve));
  let expected = false;

  try {
    const port = (name: string, usual: number) =>
      choosePort(name, options.anyPorts ? '0' : settings[name], usual);
    const [functionsPort, linePort, blobPort, queuePort, tablePort] = await Promise.all([
      port('FUNCTIONS_PORT', 7071),
      port('LINE_EMULATOR_PORT', 8080),
      port('AZURITE_BLOB_PORT', 10000),
      port('AZURITE_QUEUE_PORT', 10001),
      port('AZURITE_TABLE_PORT', 10002),
    ]);
    const functionsUrl = `http://127.0.0.1:${functionsPort}`;
    const lineUrl = `http://127.0.0.1:${linePort}`;
    const adminApiKey = settings.ADMIN_API_KEY ?? randomBytes(18).toString('base64url');
    if (options.persistTo !== undefined) mkdirSync(options.persistTo, { recursive: true });

    const storage = await startAzurite({
      blobPort,
      queuePort,
      tablePort,
      clockFile,
      ...(options.persistTo === undefined ? {} : { persistTo: options.persistTo }),
    });
    running.push(storage);
    storage.process.once('exit', () => expected || lose('Storage (Azurite)'));

    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
      LINE_CHANNEL_ID: emulatorDefaults.channelId,
      LINE_CHANNEL_SECRET: emulatorDefaults.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: emulatorDefaults.channelAccessToken,
      LINE_API_BASE_URL: lineUrl,
      LINE_DATA_API_BASE_URL: lineUrl,
      PUBLIC_BASE_URL: functionsUrl,
      ...settings,
      ADMIN_API_KEY: adminApiKey,
      AzureWebJobsStorage: storage.connectionString,
      FUNCTIONS_PORT: String(functionsPort),
      APP_DIRECTORY: options.appDirectory ?? root,
      LINE_EMULATOR_PORT: String(linePort),
      LINE_WEBHOOK_URL: `${functionsUrl}/api/webhook`,
      LINE_PAGE_DIRECTORY: join(root, 'dist', 'local', 'page'),
    };
    const startPart = async (name: string, entry: string): Promise<LocalChild> => {
      const child = await startChild({
        name,
        file: join(root, 'dist', 'local', entry, 'main.js'),
        env,
        clockFile,
        logFile: join(folder, `${entry}.log`),
        workingDirectory: folder,
      });
      running.push(child);
      void child.ended.then(() => expected || lose(name));
      return child;
    };

    const line = await startPart('LINE emulator', 'line');
    let host = await startPart('Functions host', 'host');
    return {
      functionsUrl: host.ready.url,
      lineUrl: line.ready.url,
      storage,
      adminApiKey,
      folder,
      functions: host.ready.functions?.length ?? 0,
      host: () => host,
      async killHost() {
        expected = true;
        host.process.kill('SIGKILL');
        await host.ended;
        expected = false;
      },
      async restartHost() {
        host = await startPart('Functions host', 'host');
      },
      lost,
      async stop() {
        expected = true;
        await stop();
      },
    };
  } catch (error) {
    expected = true;
    await stop();
    throw error;
  }
}
