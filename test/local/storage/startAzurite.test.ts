import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Azurite, startAzurite } from '../../../local/storage/startAzurite';
import { createStorageClients } from '../../../shared/storage/createStorageClients';

const accounts = ['one', 'two'].map((name) => ({
  name: `account${name}`,
  key: createHash('sha512').update(name).digest('base64'),
}));
const clientsOf = (connectionString: string) => createStorageClients({ connectionString });

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite({ accounts });
});
afterAll(() => azurite.stop());

test('takes free ports of this machine alone and serves all three services there', async () => {
  const { connectionString, ports } = azurite;
  expect(new Set(Object.values(ports)).size).toBe(3);
  for (const service of ['Blob', 'Queue', 'Table']) {
    expect(connectionString).toContain(`${service}Endpoint=http://127.0.0.1:`);
  }
  const { queue, blobStore, table } = clientsOf(connectionString);
  await queue('queue').send('text');
  await blobStore('container').put('a', Buffer.from('a'), { contentType: 'text/plain' });
  await table('table').upsert('p', 'r', { a: 1 });
  expect(await queue('queue').depth()).toBe(1);
});

test('keeps accounts apart', async () => {
  const [first, second] = accounts.map((account) =>
    clientsOf(azurite.connectionStringFor(account)).table('apart'),
  );
  await first?.upsert('p', 'r', { a: 1 });
  expect(await first?.get('p', 'r')).toBeDefined();
  expect(await second?.get('p', 'r')).toBeUndefined();
});

test('prints nothing of the requests that it serves, and nobody keeps what it prints', async () => {
  const { stdout } = azurite.process;
  expect(stdout?.listenerCount('data')).toBe(0);
  let printed = '';
  const look = (chunk: Buffer) => (printed += chunk.toString());
  stdout?.on('data', look);
  for (const text of ['a', 'b'])
    await clientsOf(azurite.connectionString).queue('printed').send(text);
  stdout?.off('data', look).resume();
  expect(printed).toBe('');
});

test('keeps its data in a folder, which it makes, when it is stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'startAzurite-'));
  const persistTo = join(folder, 'not', 'there');
  const before = await startAzurite({ persistTo });
  const { queue, blobStore, table } = clientsOf(before.connectionString);
  await queue('queue').send('text');
  await blobStore('container').put('a', Buffer.from('bytes'), { contentType: 'text/plain' });
  await table('table').upsert('p', 'r', { a: 1 });
  await expect(startAzurite({ persistTo })).rejects.toThrow(`${persistTo} is in use by process`);
  await before.stop();
  expect(before.process.exitCode).toBe(0);
  await before.stop();

  const after = await startAzurite({ persistTo });
  const kept = clientsOf(after.connectionString);
  expect((await kept.queue('queue').receive(1, 30)).map(({ text }) => text)).toEqual(['text']);
  expect((await kept.blobStore('container').get('a'))?.bytes.toString()).toBe('bytes');
  expect((await kept.table('table').get('p', 'r'))?.fields).toEqual({ a: 1 });
  await after.stop();
  rmSync(folder, { recursive: true });
});

test('says in one line that a port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(startAzurite({ tablePort: port })).rejects.toThrow(
    `Port ${port} is taken: Azurite cannot start on it`,
  );
  server.close();
});
