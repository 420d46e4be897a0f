import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QueueServiceClient } from '@azure/storage-queue';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { startAzurite } from '../../../local/storage/startAzurite';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { createFixtureHosts, type FixtureHosts } from './startFixture';

let hosts: FixtureHosts;
const queueEnv = () => ({
  SUFFIX: freshName('q'),
  AzureWebJobsStorage: azuriteConnectionString(),
  Other: azuriteConnectionString(),
});

beforeAll(() => {
  hosts = createFixtureHosts();
});
afterAll(() => hosts.end());

const withFunction = (body: string) => ({
  files: { 'functions/extra.js': `const { app } = require('@azure/functions');\n${body}\n` },
});

async function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return { server, port: (server.address() as AddressInfo).port };
}

test('a taken port is named with the variable that moves it', async () => {
  const { server, port } = await takePort();
  const { output, code } = await hosts.fail('http', { env: { FUNCTIONS_PORT: String(port) } });
  server.close();
  expect(code).toBe(1);
  expect(output.split('\n').at(-1)).toBe(
    `Port ${port} is taken: free it, or set FUNCTIONS_PORT to another`,
  );
});

test.each([
  ['no JSON', '{ "version": "2.0", ', /^Unable to parse host configuration file '.*host\.json'\./],
  [
    'another version',
    { version: '1.0' },
    /^'1\.0' is an invalid value for host\.json 'version' property\. We recommend you set/,
  ],
  [
    'no version',
    {},
    /^The host\.json file is missing the required 'version' property\. See https:\/\/aka\.ms\/functions-hostjson/,
  ],
  [
    'a bundle without a version',
    { version: '2.0', extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle' } },
    /^The value of version property in extensionBundle section of host\.json file is invalid or missing\./,
  ],
  [
    'a bundle with a bad id',
    { version: '2.0', extensionBundle: { id: 'no id', version: '[4.*, 5.0.0)' } },
    /^The value of id property in extensionBundle section of host\.json file is invalid or missing\./,
  ],
  [
    'several bad values',
    {
      version: '2.0',
      extensions: { queues: { batchSize: 33, maxPollingInterval: '00:00:00.05' } },
    },
    /batchSize must be a whole number from 1 to 32, not 33; .*maxPollingInterval must be hh:mm:ss of 100 ms or more/,
  ],
  [
    'an unknown encoding',
    { version: '2.0', extensions: { queues: { messageEncoding: 'hex' } } },
    /messageEncoding must be one of base64, none/,
  ],
])('host.json with %s stops the start in one line', async (_what, hostJson, reason) => {
  const { output, code } = await hosts.fail('http', { hostJson });
  expect(code).toBe(1);
  expect(output).toMatch(reason);
  expect(output.split('\n')).toHaveLength(1);
});

test.each([
  ['admin', `app.get('extra', { route: 'admin/x', handler: () => ({}) });`],
  ['runtime', `app.get('extra', { route: 'Runtime', handler: () => ({}) });`],
  ['administration', `app.get('extra', { route: 'administration', handler: () => ({}) });`],
])('a route that begins with %s is refused, and the function named', async (_what, body) => {
  const { output, code } = await hosts.fail('http', withFunction(body));
  expect(code).toBe(1);
  expect(output.split('\n').at(-1)).toBe(
    "The 'extra' function is in error: The specified route conflicts with one or more built in routes.",
  );
});

test('an app with queues and no extension bundle is refused in words of the real host', async () => {
  const { output, code } = await hosts.fail('queue', {
    env: queueEnv(),
    hostJson: { version: '2.0' },
  });
  expect(code).toBe(1);
  const names = [...output.matchAll(/^The '(\w+)' function is in error: /gm)].map(([, n]) => n);
  expect(names).toEqual(['fails', 'failsPoison', 'inspect', 'put', 'slow']);
  expect(output.split('\n')[0]).toBe(
    "The 'fails' function is in error: The binding type(s) 'queueTrigger' are not registered. Please ensure the type is correct and the binding extension is installed.",
  );
});

test.each([
  [
    'a route that is taken',
    `app.get('extra', { route: 'things/special', handler: () => ({}) });`,
    /^The 'literal' function is in error: The route specified conflicts with the route defined by function 'extra'\.$/,
  ],
  [
    'a name that is taken',
    `app.get('literal', { route: 'elsewhere', handler: () => ({}) });`,
    /^Worker was unable to load entry point "functions\/http\.js": A function with id "literal" has already been registered\./,
  ],
  [
    'a bad name',
    `app.get('1st', { handler: () => ({}) });`,
    /^The '1st' function is in error: '1st' is not a valid function name\.$/,
  ],
  [
    'a binding that no bundle has',
    `app.generic('extra', { trigger: { type: 'pigeonTrigger', name: 'p' }, handler: () => {} });`,
    /^The 'extra' function is in error: The binding type\(s\) 'pigeonTrigger' were not found in the configured extension bundle\. Please ensure the type is correct and the correct version of extension bundle is configured\.$/,
  ],
  [
    'a binding with a bad name',
    `app.generic('extra', { trigger: { type: 'httpTrigger', name: 'a-b' }, handler: () => {} });`,
    /^The 'extra' function is in error: The binding name a-b is invalid\. Please assign a valid name to the binding\.$/,
  ],
  [
    'an unknown constraint',
    `app.get('extra', { route: 'x/{id:colour}', handler: () => ({}) });`,
    /function extra is not usable: the constraint "colour" is not known/,
  ],
  [
    'a schedule that NCRONTAB does not know',
    `app.timer('extra', { schedule: '0 0 0 L * *', handler: () => {} });`,
    /^The 'extra' function is in error: Microsoft\.Azure\.WebJobs\.Host: Error indexing method 'Functions\.extra'\. Microsoft\.Azure\.WebJobs\.Extensions: The schedule expression '0 0 0 L \* \*' was not recognized as a valid cron expression or timespan string\./,
  ],
  [
    'a setting that is missing',
    `app.storageQueue('extra', { queueName: '%NOT_SET%', connection: 'X', handler: () => {} });`,
    /^The 'extra' function is in error: .*'%NOT_SET%' does not resolve to a value\.$/,
  ],
  [
    'a connection that is missing',
    `app.storageQueue('extra', { queueName: 'abc', connection: 'Nowhere', handler: () => {} });`,
    /^The 'extra' function is in error: .*Storage account connection string 'AzureWebJobsNowhere' does not exist\. Make sure that it is a defined App Setting\.$/,
  ],
  [
    'a bad queue name',
    `app.storageQueue('extra', { queueName: 'Not_A_Queue', connection: 'X', handler: () => {} });`,
    /^The 'extra' function is in error: .*A queue name can contain only letters, numbers, and dash\(-\) characters - "not_a_queue" \(Parameter 'name'\)\.$/,
  ],
  [
    'an entry that throws',
    `throw new Error('broken entry');`,
    /Worker was unable to load entry point "functions\/extra\.js": broken entry/,
  ],
])('%s stops the start and names the function', async (_what, body, reason) => {
  const { output, code } = await hosts.fail('http', withFunction(body));
  expect(code).toBe(1);
  expect(output.split('\n').at(-1)).toMatch(reason);
});

test('a trigger that this host does not have is left out with a warning', async () => {
  const host = await hosts.start(
    'http',
    withFunction(
      `app.storageBlob('extra', { path: 'a/{name}', connection: 'X', handler: () => {} });`,
    ),
  );
  expect(host.functions).toContainEqual({
    name: 'extra',
    kind: 'unsupported',
    detail: 'blobtrigger',
  });
  await host.line(
    (line) => line === 'host: warning: extra does not run here: this host has no blobtrigger',
  );
  expect(await host.stop()).toBe(0);
});

test('a key that host.json does not have gets a warning, since the real host ignores it', async () => {
  const host = await hosts.start('http', {
    hostJson: { version: '2.0', extensions: { http: { maxOutstanding: 2 } } },
  });
  await host.line(
    (line) =>
      line === 'host: warning: host.json: extensions.http: Unrecognized key: "maxOutstanding"',
  );
  expect(await host.stop()).toBe(0);
});

test('an empty route prefix puts the functions at the root', async () => {
  const host = await hosts.start('http', {
    hostJson: {
      version: '2.0',
      extensions: { http: { routePrefix: '', customHeaders: { 'x-a': 'b' } } },
    },
  });
  const answer = await fetch(`${host.url}/things/special`);
  expect([answer.status, answer.headers.get('x-a')]).toEqual([200, 'b']);
  expect(await host.stop()).toBe(0);
});

test('a function that outlives functionTimeout has failed', async () => {
  const host = await hosts.start('http', {
    hostJson: { version: '2.0', functionTimeout: '00:00:01' },
  });
  expect((await fetch(`${host.url}/api/stuck`)).status).toBe(500);
  await host.line((line) => line.includes('stuck ran longer than functionTimeout (1000 ms)'));
  expect(await host.stop()).toBe(0);
});

test('the home page gives way to a function at the root when it is switched off', async () => {
  const host = await hosts.start('http', {
    env: { AzureWebJobsDisableHomepage: 'true' },
    hostJson: { version: '2.0', extensions: { http: { routePrefix: '' } } },
    ...withFunction(`app.get('extra', { route: '{*all}', handler: () => ({ body: 'mine' }) });`),
  });
  expect(await (await fetch(`${host.url}/`)).text()).toBe('mine');
  expect((await fetch(`${host.url}/admin/anything`)).status).toBe(404);
  expect(await host.stop()).toBe(0);
});

test('requests beyond maxOutstandingRequests are refused with 429', async () => {
  const host = await hosts.start('http', {
    hostJson: {
      version: '2.0',
      extensions: { http: { maxConcurrentRequests: 1, maxOutstandingRequests: 2 } },
    },
  });
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${host.url}/api/slow`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(await host.stop()).toBe(0);
});

test('a body over the limit is refused with 413', async () => {
  const host = await hosts.start('http', { env: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '10' } });
  const post = (body: string) => fetch(`${host.url}/api/digest`, { method: 'POST', body });
  expect([(await post('0123456789')).status, (await post('01234567890')).status]).toEqual([
    200, 413,
  ]);
  expect(await host.stop()).toBe(0);
});

test('stopping answers the request under way, takes no other, and then runs appTerminate', async () => {
  const host = await hosts.start('http');
  const slow = fetch(`${host.url}/api/slow`);
  await host.line((line) => line === 'slow began');
  const ended = host.stop();
  expect(await (await slow).text()).toBe('done');
  expect(await ended).toBe(0);
  await expect(fetch(`${host.url}/api/slow`)).rejects.toThrow();
  expect(host.lines.at(-1)).toBe('appTerminate');
});

test('ends when its parent goes away', async () => {
  const host = await hosts.start('http');
  const ended = once(host.process, 'exit');
  host.process.disconnect();
  expect(await ended).toEqual([0, null]);
});

test('serves HTTP while storage is down, warns once, and takes up its queues when it is back', async () => {
  const { server, port } = await takePort();
  await new Promise((done) => server.close(done));
  const down = azuriteConnectionString().replace(
    /QueueEndpoint=http:\/\/127\.0\.0\.1:\d+/,
    `QueueEndpoint=http://127.0.0.1:${port}`,
  );
  const env = { ...queueEnv(), AzureWebJobsStorage: down, Other: down };
  const host = await hosts.start('queue', { env });
  expect((await fetch(`${host.url}/`)).status).toBe(200);
  await host.line((line) => line.includes('does not answer'));

  const account = /AccountName=([^;]+);AccountKey=([^;]+)/.exec(down)!;
  const azurite = await startAzurite({
    queuePort: port,
    accounts: [{ name: account[1]!, key: account[2]! }],
  });
  try {
    await host.line((line) => line.includes('answers again'));
    const queue = QueueServiceClient.fromConnectionString(azurite.connectionString).getQueueClient(
      `inspect-${env.SUFFIX}`,
    );
    await queue.create();
    await queue.sendMessage(Buffer.from('after the outage').toString('base64'));
    await host.told((told) => told['message'] === 'after the outage');
    expect(
      host.lines.filter((line) => line.includes('(AzureWebJobsStorage) does not answer')),
    ).toHaveLength(1);
    expect(await host.stop()).toBe(0);
  } finally {
    azurite.process.kill('SIGKILL');
  }
});

test('reads local.settings.json as func does, where the environment has no such setting', async () => {
  const Values = { ...queueEnv(), SLOW_MS: '1' };
  const host = await hosts.start('queue', {
    env: { SUFFIX: 'from-environment' },
    files: { 'local.settings.json': JSON.stringify({ IsEncrypted: false, Values }) },
  });
  expect(host.functions.map(({ detail }) => detail)).toContain('slow-from-environment');
  expect(await host.stop()).toBe(0);
});
