import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createStorageClients } from '../../../shared/storage/createStorageClients';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { withCode } from '../../builders/withCode';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A storage that answers every request as the test says. */
async function startStorage(answer: RequestListener) {
  const requests: string[] = [];
  const connections = { open: 0, most: 0, made: 0 };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    answer(request, response);
  });
  server.on('connection', (socket) => {
    connections.made += 1;
    connections.open += 1;
    connections.most = Math.max(connections.most, connections.open);
    socket.once('close', () => (connections.open -= 1));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/account`;
  const key = Buffer.from('key').toString('base64');
  return {
    requests,
    connections,
    clients: createStorageClients({
      connectionString: `DefaultEndpointsProtocol=http;AccountName=account;AccountKey=${key};BlobEndpoint=${base};QueueEndpoint=${base};TableEndpoint=${base}`,
    }),
  };
}

const sent =
  '<?xml version="1.0"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Mon, 23 Nov 2026 18:20:00 GMT</InsertionTime><ExpirationTime>Mon, 30 Nov 2026 18:20:00 GMT</ExpirationTime><PopReceipt>r</PopReceipt><TimeNextVisible>Mon, 23 Nov 2026 18:20:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>';
const accept: RequestListener = (_request, response) => {
  response.writeHead(201, { 'content-type': 'application/xml' }).end(sent);
};

test('gives a queue that does not answer up after three tries', async () => {
  const { clients, requests } = await startStorage(() => undefined);
  await expect(clients.queue('queue').send('text')).rejects.toMatchObject(
    withCode('queue.unavailable', { retryable: true }),
  );
  expect(requests).toHaveLength(3);
});

test('gives an answer up that begins and does not end', async () => {
  const { clients } = await startStorage((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' }).write('<?xml');
  });
  await expect(clients.queue('queue').receive(1, 30)).rejects.toMatchObject(
    withCode('queue.unavailable'),
  );
});

test.each<[string, RequestListener]>([
  ['cut connection', (request) => void request.socket.destroy()],
  ['try without an answer', () => undefined],
  ['503', (_request, response) => void response.writeHead(503).end()],
])('tries again after a %s', async (_name, first) => {
  let asked = 0;
  const { clients, requests } = await startStorage((request, response) => {
    asked += 1;
    (asked === 1 ? first : accept)(request, response);
  });
  await clients.queue('queue').send('text');
  expect(requests).toHaveLength(2);
});

test('does not repeat what storage refuses for good', async () => {
  const { clients, requests } = await startStorage((_request, response) => {
    response.writeHead(403, { 'x-ms-error-code': 'AuthorizationFailure' }).end();
  });
  await expect(clients.queue('queue').send('text')).rejects.toMatchObject(
    withCode('queue.refused', { retryable: false }),
  );
  expect(requests).toHaveLength(1);
});

test('has at most 64 connections open, however much is sent at once', async () => {
  const { clients, connections } = await startStorage((request, response) => {
    setImmediate(() => accept(request, response));
  });
  const queue = clients.queue('queue');
  await Promise.all(Array.from({ length: 200 }, () => queue.send('text')));
  expect(connections.most).toBeLessThanOrEqual(64);
});

test('uses a connection again', async () => {
  const { clients, connections } = await startStorage(accept);
  for (let sends = 0; sends < 5; sends += 1) await clients.queue('queue').send('text');
  expect(connections.made).toBe(1);
});

test('does not take a table that is being deleted for a row that exists', async () => {
  const { clients } = await startStorage((_request, response) => {
    const error = { code: 'TableBeingDeleted', message: { lang: 'en-US', value: 'Deleting.' } };
    response
      .writeHead(409, { 'content-type': 'application/json' })
      .end(JSON.stringify({ 'odata.error': error }));
  });
  await expect(clients.table('table').insert('p', 'r', {})).rejects.toMatchObject(
    withCode('table.unavailable', { retryable: true }),
  );
});

test('does not take a container that is being deleted for a blob that exists', async () => {
  const { clients } = await startStorage((_request, response) => {
    response.writeHead(409, { 'x-ms-error-code': 'ContainerBeingDeleted' }).end();
  });
  const blob = Buffer.from('bytes');
  await expect(
    clients.blobStore('container').create('a', blob, { contentType: 'text/plain' }),
  ).rejects.toMatchObject(withCode('blob.unavailable', { retryable: true }));
});

test('serves many queues, containers and tables with one client a service', async () => {
  const clients = createStorageClients({ connectionString: azuriteConnectionString() });
  expect(await clients.services.queue()).toBe(await clients.services.queue());
  for (const name of [freshName('first'), freshName('second')]) {
    await clients.queue(name).send(name);
    await clients.blobStore(name).put('a', Buffer.from(name), { contentType: 'text/plain' });
    await clients.table(name).upsert('p', 'r', { name });
    expect((await clients.queue(name).receive(1, 30)).map(({ text }) => text)).toEqual([name]);
    expect((await clients.blobStore(name).get('a'))?.bytes.toString()).toBe(name);
    expect((await clients.table(name).get('p', 'r'))?.fields).toEqual({ name });
  }
});

test('stores how long whoever serves a blob may keep it', async () => {
  const clients = createStorageClients({ connectionString: azuriteConnectionString() });
  const name = freshName('container');
  const cacheControl = 'public, max-age=31536000, immutable';
  const properties = { contentType: 'image/png', cacheControl };
  await clients.blobStore(name).create('a', Buffer.from('a'), properties);
  const container = (await clients.services.blob()).getContainerClient(name);
  expect(await container.getBlobClient('a').getProperties()).toMatchObject(properties);
});
