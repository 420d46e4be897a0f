import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AiStandIn, startAiStandIn } from '../../local/ai/startAiStandIn';
import { createFixtureHosts, type FixtureHosts } from './host/startFixture';
import { startTestEmulator, type TestEmulator } from './line/startTestEmulator';

let line: TestEmulator;
let ai: AiStandIn;
let hosts: FixtureHosts;
const url: Record<string, string> = {};

beforeAll(async () => {
  line = await startTestEmulator();
  ai = await startAiStandIn({ port: 0, apiKey: 'a-key', deployments: ['small'] });
  hosts = createFixtureHosts();
  url['LINE emulator'] = line.url;
  url['AI stand-in'] = ai.url;
  url['Functions host'] = (await hosts.start('http')).url;
});
afterAll(async () => {
  await Promise.all([line.stop(), ai.stop(), hosts.end()]);
});

/** A request with exactly these headers, which `fetch` would not send. */
function send(address: string, method: string, headers: Record<string, string>, body = '') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
      const sent = request(address, { method, headers: { ...length, ...headers } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

const json = { 'content-type': 'application/json' };

describe.each([
  ['LINE emulator', '/emulator/users', '/emulator/faults', '{"on":"push","status":500}'],
  ['AI stand-in', '/emulator/requests', '/emulator/faults', '{"kind":"status"}'],
  ['Functions host', '/admin/functions', '/admin/functions/none', '{}'],
])('the %s', (server, readPath, writePath, body) => {
  const address = (path: string) => `${url[server]}${path}`;
  const port = () => new URL(address('/')).port;
  const isLetIn = (status: number) => status === 200 || (status === 404 && body === '{}');

  test('lets in scripts, by every name of loopback', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const named = { host: `${host}:${port()}` };
      expect((await send(address(readPath), 'GET', named)).status).toBe(200);
      const { status } = await send(address(writePath), 'POST', { ...named, ...json }, body);
      expect([status, isLetIn(status)]).toEqual([status, true]);
    }
  });

  test('lets in its own pages, and links to it', async () => {
    const host = `127.0.0.1:${port()}`;
    const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', ...json };
    expect(isLetIn((await send(address(writePath), 'POST', own, body)).status)).toBe(true);
    const link = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await send(address(readPath), 'GET', link)).status).toBe(200);
  });

  test.each([
    ['a name that DNS points here', { host: 'rebound.example' }],
    ['a name that begins like loopback', { host: '127.0.0.1.rebound.example' }],
    ['another page', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another server of this machine', { origin: 'http://localhost:3000' }],
    ['a picture in another page', { 'sec-fetch-site': 'cross-site' }],
    ['a picture in a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_what, given) => {
    const headers = { host: `127.0.0.1:${port()}`, ...given };
    expect((await send(address(readPath), 'GET', headers)).status).toBe(403);
    const written = await send(address(writePath), 'POST', { ...headers, ...json }, body);
    expect(written.status).toBe(403);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', undefined])(
    'refuses a body of type %s',
    async (type) => {
      const headers = type === undefined ? {} : { 'content-type': type };
      expect((await send(address(writePath), 'POST', headers, body)).status).toBe(415);
    },
  );
});

test('what somebody uploads is shown without scripts', async () => {
  const userId = await line.addUser();
  const uploaded = await fetch(`${line.url}/emulator/users/${userId}/content`, {
    method: 'POST',
    headers: { 'content-type': 'text/html' },
    body: '<script>fetch("/emulator/reset", {method: "POST"})</script>',
  });
  const { messageId } = (await uploaded.json()) as { messageId: string };
  const shown = await fetch(`${line.url}/emulator/content/${messageId}`);
  expect(shown.headers.get('content-security-policy')).toBe('sandbox');
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
});
