import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repositoryRoot';
import { readLocalSettings } from './localSettings';
import { type Local, startLocal } from './startLocal';

/** `npm start [-- --persist [FOLDER]]`: the whole bot until Ctrl-C. */
async function main(): Promise<void> {
  const root = repositoryRoot();
  const { values, positionals } = parseArgs({
    options: { persist: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const persistTo = values.persist ? (positionals[0] ?? join(root, '.local', 'azurite')) : undefined;
  const settings = readLocalSettings(root, process.env);
  const local = await startLocal({ settings, persistTo });
  const session = join(root, '.local', 'session.json');
  mkdirSync(join(root, '.local'), { recursive: true });
  const { functionsUrl: url, adminApiKey } = local;
  writeFileSync(session, JSON.stringify({ url, adminApiKey }), { mode: 0o600 });
  process.stdout.write(describe(local, persistTo));

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    rmSync(session, { force: true });
    await local.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('disconnect', () => void stop(0));
  void local.lost.then((name) => {
    if (!stopping) process.stderr.write(`${name} ended by itself: stopping\n`);
    return stop(1);
  });
}

function describe(local: Local, persistTo: string | undefined): string {
  const { blob, queue, table } = local.storage.ports;
  const lines = [
    ['Chat page', `${local.lineUrl}/   write おはよう or "inspire me" to the bot`],
    ['Functions', `${local.functionsUrl}/api   ${local.functions} functions; /api/health/ready says how they are`],
    ['Storage', `Azurite on ports ${blob}, ${queue}, ${table}; ${persistTo ? `kept in ${persistTo}` : 'in memory'}`],
    ['Management', `npm run admin -- queues   x-admin-key: ${local.adminApiKey}`],
    ['Logs', `${join(local.folder, 'host.log')}   Ctrl-C stops everything`],
  ];
  return lines.map(([name = '', text]) => `${name.padEnd(12)}${text}\n`).join('');
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
