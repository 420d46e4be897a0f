import { startAzurite } from './startAzurite';

/** `npm run storage`: Azurite alone, on its usual ports unless the environment names others. */
async function main(): Promise<void> {
  const port = (name: string, usual: number) => Number(process.env[name] ?? usual);
  const persist = process.argv.indexOf('--persist');
  const folder =
    persist === -1
      ? process.env.AZURITE_DIRECTORY
      : (process.argv[persist + 1] ?? '.local/azurite');
  const azurite = await startAzurite({
    blobPort: port('AZURITE_BLOB_PORT', 10000),
    queuePort: port('AZURITE_QUEUE_PORT', 10001),
    tablePort: port('AZURITE_TABLE_PORT', 10002),
    ...(folder ? { persistTo: folder } : {}),
  });
  const { blob, queue, table } = azurite.ports;
  process.stdout.write(
    `Storage (Azurite)   blob ${blob}, queue ${queue}, table ${table} on 127.0.0.1${folder ? `, kept in ${folder}` : ', in memory'}\n`,
  );
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) {
    process.once(event, () => void azurite.stop().then(() => process.exit(0)));
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
