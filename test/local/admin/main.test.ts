import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { hashAdminKey } from '../../../shared/config/adminKeys';

const entry = join(__dirname, '../../../dist/local/admin/main.js');
const key = 'a-key-of-the-operator';
const templates = [{ id: 'our-shop', zones: [{ x: 1, y: 2 }] }];
const queues = [
  { name: 'line-events', messages: 3, poison: 0 },
  { name: 'rich-messages', messages: 12, poison: 1 },
];

let server: Server;
let url: string;
let folder: string;
let seen: string[];

/** Answers like `/api/manage`. */
function answer({ method, url: path, headers }: IncomingMessage): [number, unknown] {
  if (headers['x-admin-key'] !== key) {
    return [401, { status: 401, title: 'Not authorised', detail: 'Send the admin key.' }];
  }
  if (path === '/api/manage/queues') return [200, { queues }];
  if (path === '/api/manage/templates') return [200, { templates }];
  if (path === '/api/manage/images/verify?from=') {
    return [200, { checked: 100, missing: [], next: 'Kx' }];
  }
  if (path === '/api/manage/images/verify?from=Kx') {
    return [200, { checked: 2, missing: [{ key: 'Kxyz', width: 300, problem: 'answers 404' }] }];
  }
  if (method === 'PUT') return [200, { id: 'our-shop', version: '1', categories: ['food'] }];
  if (path === '/api/manage' && method === 'GET') {
    return [
      200,
      { version: '1.2.3', routes: [{ method: 'GET', path: 'queues', purpose: 'Depths' }] },
    ];
  }
  return [200, { queue: 'rich-messages', replayed: 1 }];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'admin-'));
  server = createServer((request, response) => {
    void text(request).then((sent) => {
      seen.push([request.method, request.url, sent].filter(Boolean).join(' '));
      const [status, body] = answer(request);
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
beforeEach(() => {
  seen = [];
  rmSync(join(folder, 'sessions'), { force: true, recursive: true });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function admin(args: string[], env: Record<string, string> = { ADMIN_API_KEY: key }) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [entry, ...args],
      { env: { PUBLIC_BASE_URL: url, LOCAL_FOLDER: folder, ...env } },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      },
    );
  });
}

test('prints rows as a table, and says which bot it asks', async () => {
  expect(await admin(['queues'])).toEqual({
    code: 0,
    err: `Bot: ${url} (PUBLIC_BASE_URL)\n`,
    out: [
      'name           messages  poison',
      'line-events    3         0',
      'rich-messages  12        1',
      '',
    ].join('\n'),
  });
});

test('--json prints the answer as it came, and nothing else', async () => {
  const { out, err } = await admin(['queues', '--json']);
  expect([JSON.parse(out), err]).toEqual([{ queues }, '']);
});

test('a list within the answer stands below it', async () => {
  expect((await admin(['version'])).out).toBe(
    'version\n1.2.3\n\nroutes\nmethod  path    purpose\nGET     queues  Depths\n',
  );
});

test('replays the poison queue of a queue', async () => {
  const { code, out } = await admin(['poison', 'replay', 'rich-messages']);
  expect([code, seen]).toEqual([0, ['POST /api/manage/queues/rich-messages/replay']]);
  expect(out).toContain('rich-messages  1');
});

test('a name is one part of the path, whatever it holds', async () => {
  await admin(['poison', 'replay', '../templates']);
  expect(seen).toEqual(['POST /api/manage/queues/..%2Ftemplates/replay']);
});

test('what the bot refuses is one line; a wrong key has its own exit code', async () => {
  const { code, out, err } = await admin(['queues'], { ADMIN_API_KEY: 'wrong' });
  expect([code, out]).toEqual([4, '']);
  expect(err).toBe(`Bot: ${url} (PUBLIC_BASE_URL)\n401 Not authorised: Send the admin key.\n`);
});

test('a bot that is not there is one line, with its own exit code', async () => {
  const { code, err } = await admin(['queues', '--url', 'http://127.0.0.1:9']);
  expect(code).toBe(3);
  expect(err).toMatch(/\nhttp:\/\/127\.0\.0\.1:9\/api\/manage\/queues does not answer: [^\n]+\n$/);
});

test('errors are JSON with --json', async () => {
  const refused = await admin(['queues', '--json'], { ADMIN_API_KEY: 'wrong' });
  expect(JSON.parse(refused.err)).toMatchObject({
    error: {
      reason: 'notAllowed',
      status: 401,
      message: '401 Not authorised: Send the admin key.',
    },
  });
  const misspelt = await admin(['queus', '--json']);
  expect(JSON.parse(misspelt.err)).toMatchObject({ error: { reason: 'usage' } });
  expect(misspelt.code).toBe(2);
});

/** As `npm start` does; process numbers are of processes that run. */
function runsHere(processId: number, session: { url: string; adminApiKey: string }) {
  mkdirSync(join(folder, 'sessions'), { recursive: true });
  writeFileSync(join(folder, 'sessions', `${processId}.json`), JSON.stringify(session));
}

test('takes the key and the address of the bot that runs here', async () => {
  runsHere(process.pid, { url, adminApiKey: key });
  const { code, err } = await admin(['queues'], { PUBLIC_BASE_URL: '' });
  expect([code, seen]).toEqual([0, ['GET /api/manage/queues']]);
  expect(err).toBe(`Bot: ${url} (the bot that runs here)\n`);
});

test('the usual address of the example files is no bot of its own', async () => {
  runsHere(process.pid, { url, adminApiKey: key });
  const { code } = await admin(['queues'], { PUBLIC_BASE_URL: 'http://127.0.0.1:7071' });
  expect([code, seen]).toEqual([0, ['GET /api/manage/queues']]);
});

test('guesses nothing when several bots run, and each keeps its own key', async () => {
  runsHere(process.pid, { url, adminApiKey: key });
  runsHere(process.ppid, { url: 'http://127.0.0.1:9', adminApiKey: 'another-key' });
  const { code, err } = await admin(['queues'], { PUBLIC_BASE_URL: '' });
  expect([code, seen]).toEqual([2, []]);
  expect(err).toContain(url);
  expect(err).toContain('http://127.0.0.1:9');
  expect((await admin(['queues', '--url', `${url}/`], {})).code).toBe(0);
});

test('the key of a bot that runs here is sent to no other', async () => {
  runsHere(process.pid, { url: 'http://127.0.0.1:9', adminApiKey: key });
  expect((await admin(['queues'], {})).code).toBe(4);
});

test('without a command it tells what there is', async () => {
  const { code, out } = await admin([]);
  expect([code, out]).toEqual([0, expect.stringContaining('poison')]);
  expect(out).toContain('Exit codes: 0 done');
});

test.each([
  [['queus'], 'queues'],
  [['poison', 'reply', 'line-events'], 'replay'],
  [['forget', 'U1', '--yess'], '--yes'],
])('%p is an error that names %p', async (args, nearest) => {
  const { code, err } = await admin(args);
  expect([code, seen]).toEqual([2, []]);
  expect(err).toContain(`Did you mean ${nearest}?`);
});

test('each command has help with examples', async () => {
  const { code, out } = await admin(['poison', 'replay', '--help']);
  expect([code, seen]).toEqual([0, []]);
  expect(out).toContain('npm run admin -- poison replay line-events');
  expect(out).toContain('--url <url>');
});

test.each([
  [['forget', `U${'0f'.repeat(16)}`], `U${'0f'.repeat(16)}`],
  [['brand', 'clear'], 'brand'],
  [['template', 'remove', 'our-shop'], 'our-shop'],
  [['image', 'remove', 'Kxyz'], 'Kxyz'],
])('%p is done by nobody who has not confirmed it', async (args, what) => {
  const refused = await admin(args);
  expect([refused.code, seen]).toEqual([5, []]);
  expect(refused.err).toContain(what);
  expect(refused.err).toContain(`on ${url} (PUBLIC_BASE_URL)`);
  expect((await admin([...args, '--yes'])).code).toBe(0);
  expect(seen).toHaveLength(1);
});

test('shows one template, a line for each field', async () => {
  const { out } = await admin(['template', 'show', 'our-shop']);
  expect(out).toMatch(/^field +value\nid +our-shop\nzones +x 1, y 2\n$/);
  const { code, err } = await admin(['template', 'show', 'no-shop']);
  expect([code, err]).toEqual([1, expect.stringContaining('There is no no-shop')]);
});

test('walks all pictures that messages name, and fails when one is gone', async () => {
  const { code, out } = await admin(['verify-images']);
  expect(seen).toEqual([
    'POST /api/manage/images/verify?from=',
    'POST /api/manage/images/verify?from=Kx',
  ]);
  expect(code).toBe(1);
  expect(out).toContain('102');
  expect(out).toContain('answers 404');
});

test('sends a file as the body', async () => {
  const file = join(folder, 'template.json');
  writeFileSync(file, '{"name":"Our shop"}');
  const { code, out } = await admin(['template', 'put', 'our-shop', file]);
  expect(code).toBe(0);
  expect(seen).toEqual(['PUT /api/manage/templates/our-shop {"name":"Our shop"}']);
  expect(out).toContain('food');
});

test('ids are sent in the body, not in the path', async () => {
  const userId = `U${'0f'.repeat(16)}`;
  await admin(['forget', userId, '--yes']);
  await admin(['chat', 'resume', userId]);
  expect(seen).toEqual([
    `POST /api/manage/users/forget {"userId":"${userId}"}`,
    `POST /api/manage/chats/resume {"chat":"${userId}"}`,
  ]);
});

test('makes a key: the key for its holder, its hash for ADMIN_KEYS', async () => {
  const { code, out } = await admin(
    ['key', 'new', 'ops-2', '--scope', 'erase', '--scope', 'read'],
    {},
  );
  const made = /^key {4}([\w-]{43}) .*\nentry {2}(\S+)/.exec(out)?.[1] ?? '';
  expect(code).toBe(0);
  expect(out).toContain(`entry  ops-2:read+erase:${hashAdminKey(made)} `);
  expect(seen).toEqual([]);
});

test.each([
  [['key', 'new', 'ops'], /--scope is one of read, operate, erase/],
  [['key', 'new', 'ops', '--scope', 'everything'], /--scope is one of/],
  [['key', 'new', 'Our Ops', '--scope', 'read'], /named by at most 40/],
])('%p makes no key', async (args, why) => {
  const { code, out, err } = await admin(args, {});
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(why);
});
