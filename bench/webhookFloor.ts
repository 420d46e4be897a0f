import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueueServiceClient } from '@azure/storage-queue';

/**
 * The least that a webhook can do, in a process of its own: bare node:http, the same HMAC, one queue message for each
 * request with the official SDK.
 */
async function main(): Promise<void> {
  const secret = process.env.LINE_CHANNEL_SECRET ?? '';
  const service = QueueServiceClient.fromConnectionString(process.env.DataStorage ?? '');
  const queue = service.getQueueClient('bench-floor');
  await queue.createIfNotExists();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const given = Buffer.from(String(request.headers['x-line-signature'] ?? ''), 'base64');
      const expected = createHmac('sha256', secret).update(body).digest();
      if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) {
        response.writeHead(401).end();
        return;
      }
      queue.sendMessage(body.toString('base64')).then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
        () => response.writeHead(503).end(),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` });
  });
  process.on('disconnect', () => process.exit());
}

void main();
