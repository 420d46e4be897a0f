import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { createFixtureHosts, type FixtureHosts, type RunningFixture } from './startFixture';

let hosts: FixtureHosts;
let host: RunningFixture;

beforeAll(async () => {
  hosts = createFixtureHosts();
  host = await hosts.start('http');
});
afterAll(() => hosts.end());

const get = (path: string, init?: RequestInit) => fetch(`${host.url}${path}`, init);
const getJson = async (path: string) => (await get(path)).json() as Promise<unknown>;

/** Sends what `fetch` would not: a raw method, or a body in chunks. */
function send(
  method: string,
  path: string,
  chunks: string[] = [],
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${host.url}${path}`, { method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    sent.on('error', reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });
}

describe('a request reaches its function', () => {
  test('with every byte of its body untouched', async () => {
    const body = randomBytes(100_000);
    const answer = await get('/api/digest', { method: 'POST', body });
    expect(await answer.json()).toEqual({
      length: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
    });
  });

  test('with method, address, parameters, query and headers', async () => {
    const answer = await get('/api/echo/a%20b/c?x=1&x=2&empty=', {
      method: 'POST',
      body: 'ก',
      headers: { 'x-test': 'yes' },
    });
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      url: `${host.url}/api/echo/a%20b/c?x=1&x=2&empty=`,
      params: { first: 'a b', second: 'c' },
      query: { x: '1,2', empty: '' },
      header: 'yes',
      body: 'ก',
      metadata: null,
    });
  });

  test('without a body that announces no length, which the real host drops', async () => {
    const { body } = await send('POST', '/api/echo/chunked', ['in ', 'chunks']);
    expect(JSON.parse(body)).toMatchObject({ body: '' });
  });

  test('in the trace of its caller, as a span of its own', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await get('/api/echo/a', { headers: { traceparent } });
    const { trace } = (await answer.json()) as { trace: string };
    expect(trace).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(trace).not.toBe(traceparent);
  });

  test('as a form, when the handler asks for one', async () => {
    const body = new FormData();
    body.set('field', 'value');
    // The length must be known, since a body without one is not passed on.
    const encoded = new Response(body);
    const bytes = await encoded.arrayBuffer();
    const answer = await get('/api/form', {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': encoded.headers.get('content-type')! },
    });
    expect(await answer.text()).toBe('value');
  });

  test('whose body can be read once, and by each clone once', async () => {
    const answer = await get('/api/readTwice', { method: 'POST', body: 'text' });
    expect(await answer.json()).toEqual({ copy: 'text', again: 'TypeError', used: true });
  });
});

describe('routes', () => {
  test.each([
    ['/api/things/special', 'literal', {}],
    ['/api/things/12', 'wholeNumber', { id: '12' }],
    ['/api/things/twelve', 'anyText', { name: 'twelve' }],
    ['/api/things/99999999999', 'anyText', { name: '99999999999' }],
    ['/API/Things/SPECIAL', 'literal', {}],
    ['/api/things/special/', 'literal', {}],
    ['/api/files/a/b%20c/d.txt', 'rest', { path: 'a/b c/d.txt' }],
    ['/api/files', 'rest', {}],
    ['/api/sizes', 'defaulted', { size: 'small' }],
    ['/api/sizes/large', 'defaulted', { size: 'large' }],
  ])('%s is %s', async (path, name, params) => {
    expect(await getJson(path)).toEqual({ name, params });
  });

  test('an optional parameter may be left out', async () => {
    expect(await getJson('/api/echo/only')).toMatchObject({ params: { first: 'only' } });
  });

  test.each([
    ['GET', '/api/unknown'],
    ['GET', '/digest'],
    ['GET', '/api/things/1/2'],
    ['GET', '/api'],
    ['GET', '/admin/unknown'],
  ])('%s %s is 404', async (method, path) => {
    expect(await send(method, path)).toEqual({ status: 404, body: '' });
  });

  test.each(['DELETE', 'HEAD'])(
    'a method that a route does not list is 404 and not 405: %s',
    async (method) => {
      expect((await send(method, '/api/things/special')).status).toBe(404);
    },
  );

  test('HEAD is answered where it is listed, with the headers of GET and no body', async () => {
    const answer = await get('/api/withHead', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('12');
    expect(await answer.text()).toBe('');
  });

  test('a key is not asked for, and the host says so', async () => {
    expect((await get('/api/keyed')).status).toBe(200);
    expect(host.lines).toContain('host: function keys are not asked for on this machine: keyed');
  });
});

describe('an answer', () => {
  test('of nothing is 204', async () => {
    const answer = await get('/api/nothing');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  test('of a function that throws is an empty 500, and the reason is in the log', async () => {
    const answer = await get('/api/throws');
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(await host.line((line) => line.includes('function throws failed'))).toContain(
      'Error: deliberate',
    );
  });

  test('304 has its headers and no body', async () => {
    const answer = await get('/api/notModified');
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([
      304,
      '"a"',
      '',
    ]);
  });

  test('carries cookies', async () => {
    expect((await get('/api/cookie')).headers.getSetCookie()).toEqual([
      'a=b%20c; max-age=5; path=/; samesite=lax; httponly',
    ]);
  });

  test('may be an HttpResponse with bytes', async () => {
    const answer = await get('/api/response');
    expect(answer.status).toBe(202);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 10]);
  });
});

test('hooks run around a function and may change its input and its result', async () => {
  expect(await getJson('/api/hooked')).toEqual({ input: { replaced: true }, after: true });
  expect(host.lines).toContain('appStart object');
});

test('what a function logs is a line as it is, from the level information on', async () => {
  await get('/api/logs');
  await host.line((line) => line === '{"said":"by the function"}');
  expect(host.lines).not.toContain('not shown');
});

test('a function cannot be registered after startup', async () => {
  expect(await (await get('/api/lateRegistration')).text()).toBe(
    'A function can only be registered during app startup.',
  );
});

test('the host names its functions', () => {
  expect(host.functions).toContainEqual({
    name: 'echo',
    kind: 'http',
    detail: 'GET,POST /api/echo/{first}/{second?}',
  });
});

test('the home page and the ping answer', async () => {
  expect((await get('/')).status).toBe(200);
  expect((await get('/admin/host/ping')).status).toBe(200);
});
