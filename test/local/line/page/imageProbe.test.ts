import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { answerImageProbe, probeImage } from '../../../../local/line/page/imageProbe';

let server: Server;
let origin: string;
let png: Buffer;
let jpeg: Buffer;
const asked: string[] = [];

beforeAll(async () => {
  const blank = sharp({ create: { width: 460, height: 300, channels: 3, background: '#336699' } });
  png = await blank.clone().png().toBuffer();
  jpeg = await blank.clone().jpeg({ progressive: true }).withMetadata().toBuffer();
  const answers: Record<string, { status: number; type: string; body: Buffer | string }> = {
    '/png': { status: 200, type: 'image/png', body: png },
    '/jpeg': { status: 200, type: 'image/jpeg; q=1', body: jpeg },
    '/lying': { status: 200, type: 'image/png', body: 'not a picture at all, whatever it says' },
    '/page': { status: 200, type: 'text/html', body: '<p>hello</p>' },
    '/large': { status: 200, type: 'image/png', body: Buffer.alloc(11 * 1024 * 1024) },
    '/missing': { status: 404, type: 'application/json', body: '{}' },
    '/moved': { status: 302, type: 'text/plain', body: '' },
  };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status, type, body } = answers[request.url ?? ''] ?? answers['/missing']!;
    response.writeHead(status, { 'content-type': type, location: '/png' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('tells type, bytes and size of a PNG', async () => {
  expect(await probeImage(`${origin}/png`)).toMatchObject({
    status: 200,
    contentType: 'image/png',
    bytes: png.length,
    widthPx: 460,
    heightPx: 300,
  });
});

test('finds the size of a progressive JPEG behind its metadata', async () => {
  expect(await probeImage(`${origin}/jpeg`)).toMatchObject({
    contentType: 'image/jpeg',
    bytes: jpeg.length,
    widthPx: 460,
    heightPx: 300,
  });
});

test('has no size for bytes that are no picture', async () => {
  expect(await probeImage(`${origin}/lying`)).toMatchObject({ status: 200, widthPx: 0 });
});

test('measures a picture over 10 MB', async () => {
  expect(await probeImage(`${origin}/large`)).toMatchObject({ bytes: 11 * 1024 * 1024 });
});

test('reports what is missing, what is no picture, and a redirect it does not follow', async () => {
  expect(await probeImage(`${origin}/missing`)).toMatchObject({ status: 404, widthPx: 0 });
  expect(await probeImage(`${origin}/page`)).toMatchObject({
    contentType: 'text/html',
    widthPx: 0,
  });
  asked.length = 0;
  expect(await probeImage(`${origin}/moved`)).toMatchObject({ status: 302 });
  expect(asked).toEqual(['/moved']);
});

test('says why there was no answer', async () => {
  const probe = await probeImage('http://127.0.0.1:1/240');
  expect(probe.status).toBe(0);
  expect(probe.error).toBeTruthy();
});

test.each([
  'http://example.com/a.png',
  'http://169.254.169.254/latest',
  'http://127.0.0.1.example.com/',
  'file:///etc/passwd',
  'ftp://127.0.0.1/a',
  'nonsense',
])('asks nothing of %s', async (url) => {
  const answer = await answerImageProbe(`url=${encodeURIComponent(url)}`);
  expect(answer.status).toBe(400);
  expect((await probeImage(url)).error).toBe('url must be https, or http on this machine');
});

test('refuses a request without an address', async () => {
  expect(await answerImageProbe('')).toEqual({ status: 400, body: { message: 'url is missing' } });
});

test('answers the query of the chat page', async () => {
  const answer = await answerImageProbe(`url=${encodeURIComponent(`${origin}/png`)}`);
  expect(answer).toMatchObject({ status: 200, body: { widthPx: 460 } });
});
