import { startAzurite } from './startAzurite';

/**
 * `npm run storage`: Azurite alone, on its usual ports unless the environment names others.
 * A parent with a channel is sent `{type: 'ready', connectionString}`.
 */
async function main(): Promise<void> {
  const persist = process.argv.indexOf('--persist');
  const folder =
    persist === -1
      ? process.env.AZURITE_DIRECTORY
      : (process.argv[persist + 1] ?? '.local/azurite');
  const azurite = await startAzurite({
    blobPort: port('AZURITE_BLOB_PORT', 10_000),
    queuePort: port('AZURITE_QUEUE_PORT', 10_001),
    tablePort: port('AZURITE_TABLE_PORT', 10_002),
    ...(folder ? { persistTo: folder } : {}),
    ...(process.env.LOCAL_CLOCK_FILE ? { clockFile: process.env.LOCAL_CLOCK_FILE } : {}),
  });
  const { blob, queue, table } = azurite.ports;
  process.stdout.write(
    `Storage (Azurite)   blob ${blob}, queue ${queue}, table ${table} on 127.0.0.1${folder ? `, kept in ${folder}` : ', in memory'}\n`,
  );
  const unexpected = () => {
    process.stderr.write('Azurite has ended\n');
    process.exit(1);
  };
  azurite.process.once('exit', unexpected);
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) {
    process.once(event, () => {
      azurite.process.off('exit', unexpected);
      void azurite.stop().then(() => process.exit(0));
    });
  }
  process.send?.({ type: 'ready', connectionString: azurite.connectionString });
}

/** @throws Error in one line when the variable is no port */
function port(name: string, usual: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new Error(`${name} must be a port (0 to 65535), and is "${text}"`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
