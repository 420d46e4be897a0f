import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { clockPreloadFile } from '../clock/localClock';
import { repositoryRoot } from '../repositoryRoot';
import { claimFolder } from './claimFolder';

export interface AzuriteOptions {
  /** 0 takes a free port. @default 0 */
  readonly blobPort?: number;
  readonly queuePort?: number;
  readonly tablePort?: number;
  /** Folder for the data; in memory without it. */
  readonly persistTo?: string;
  /** @default the well-known development account */
  readonly accounts?: readonly StorageAccount[];
  /** Makes Azurite follow the local clock. */
  readonly clockFile?: string;
}

export interface StorageAccount {
  readonly name: string;
  /** Base64. */
  readonly key: string;
}

export interface Azurite {
  /** Of the first account. */
  readonly connectionString: string;
  connectionStringFor(account: StorageAccount): string;
  readonly ports: AzuritePorts;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface AzuritePorts {
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
}

/** Open to everybody: every storage emulator has it. @see https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key */
const developmentAccount: StorageAccount = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

const startTimeoutMs = 30_000;
const stopTimeoutMs = 3000;

/**
 * Starts Azurite as a child process and waits until its three services listen.
 * @throws Error in one line when a port is taken, when another run has its folder, or when it does not start
 */
export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  const accounts = options.accounts ?? [developmentAccount];
  const giveBack = options.persistTo === undefined ? undefined : claimFolder(options.persistTo);
  const root = repositoryRoot();
  const preloads = [join(root, 'local', 'storage', 'azuritePreload.cjs')];
  if (options.clockFile !== undefined) preloads.push(clockPreloadFile());
  const service = (name: string, port = 0) => [
    `--${name}Host`,
    '127.0.0.1',
    `--${name}Port`,
    String(port),
  ];
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((file) => ['--require', file]),
      join(root, 'node_modules', 'azurite', 'dist', 'src', 'azurite.js'),
      ...service('blob', options.blobPort),
      ...service('queue', options.queuePort),
      ...service('table', options.tablePort),
      ...(options.persistTo === undefined
        ? ['--inMemoryPersistence']
        : ['--location', options.persistTo]),
      '--skipApiVersionCheck',
      '--disableTelemetry',
      // No line for each request: nobody reads them.
      '--silent',
    ],
    {
      // A group of its own: a terminal's Ctrl-C is for the process that started it, which may still need storage.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        AZURITE_ACCOUNTS: accounts.map(({ name, key }) => `${name}:${key}`).join(';'),
        LOCAL_CLOCK_FILE: options.clockFile ?? '',
      },
    },
  );
  child.once('exit', () => giveBack?.());
  const ports = await listening(child);
  // Nobody reads on, and a full pipe would stop it.
  child.stdout?.resume();
  child.stderr?.resume();
  const connectionStringFor = ({ name, key }: StorageAccount) =>
    [
      'DefaultEndpointsProtocol=http',
      `AccountName=${name}`,
      `AccountKey=${key}`,
      `BlobEndpoint=http://127.0.0.1:${ports.blob}/${name}`,
      `QueueEndpoint=http://127.0.0.1:${ports.queue}/${name}`,
      `TableEndpoint=http://127.0.0.1:${ports.table}/${name}`,
    ].join(';');
  return {
    connectionString: connectionStringFor(accounts[0] ?? developmentAccount),
    connectionStringFor,
    ports,
    process: child,
    stop: () => stopChild(child),
  };
}

/** Resolves with the ports once all three services have said theirs. */
function listening(child: ChildProcess): Promise<AzuritePorts> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const finish = () => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.stderr?.off('data', look);
      child.off('error', cannotStart).off('exit', endedEarly);
    };
    const fail = (why: string) => {
      finish();
      child.kill('SIGKILL');
      reject(new Error(why));
    };
    const portOf = (service: string) => {
      const line = `${service} service is successfully listening at http://[^:]+:(\\d+)`;
      const found = new RegExp(line).exec(printed)?.[1];
      return found === undefined ? undefined : Number(found);
    };
    const look = (chunk: Buffer) => {
      printed += chunk.toString();
      const taken = /EADDRINUSE[^\n]*:(\d+)/.exec(printed);
      if (taken) return fail(`Port ${taken[1]} is taken: Azurite cannot start on it`);
      const [blob, queue, table] = [portOf('Blob'), portOf('Queue'), portOf('Table')];
      if (blob === undefined || queue === undefined || table === undefined) return;
      finish();
      resolve({ blob, queue, table });
    };
    const cannotStart = (error: Error) => fail(`Azurite cannot be started: ${error.message}`);
    const endedEarly = (code: number | null) => {
      const last = printed.trim().split('\n').at(-1) ?? '';
      fail(`Azurite ended with ${code ?? 'a signal'} while starting: ${last}`);
    };
    const timer = setTimeout(
      () => fail(`Azurite did not start within ${startTimeoutMs / 1000} s`),
      startTimeoutMs,
    );
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', cannotStart).once('exit', endedEarly);
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
