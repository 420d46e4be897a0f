import { expect, test } from '@jest/globals';
import { formatAdminKey, hashAdminKey, parseAdminKeys } from '../../../shared/config/adminKeys';
import { readConfig } from '../../../shared/config/environment';
import { aConfig } from '../../builders/memoryConfig';
import { createManagementWorld } from '../../builders/managementWorld';

const userId = `U${'0f'.repeat(16)}`;
const old = 'the-key-before-the-rotation';
const fresh = 'the-key-after-the-rotation';
const watcher = 'a-key-that-may-only-look';
const entry = (name: string, key: string, scopes: string) =>
  `${name}:${scopes}:${hashAdminKey(key)}`;

function worldWith(...entries: string[]) {
  const parsed = parseAdminKeys(entries.join(','));
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  return createManagementWorld(undefined, { adminKeys: parsed.keys });
}

test('two keys are valid at once, until one is taken out', async () => {
  const both = [entry('ops-1', old, 'read'), entry('ops-2', fresh, 'read')];
  const during = worldWith(...both);
  for (const key of [old, fresh]) {
    expect(await during.ask('GET', 'queues', undefined, key)).toMatchObject({ status: 200 });
  }
  const after = worldWith(...both.slice(1));
  expect(await after.ask('GET', 'queues', undefined, old)).toMatchObject({ status: 401 });
  expect(await after.ask('GET', 'queues', undefined, fresh)).toMatchObject({ status: 200 });
});

test('a key does what its scopes say, and nothing else', async () => {
  const { ask, erased } = worldWith(
    entry('watcher', watcher, 'read'),
    entry('operator', old, 'operate'),
    entry('privacy', fresh, 'erase'),
  );
  const statuses = async (key: string) => [
    (await ask('GET', 'queues', undefined, key)).status,
    (await ask('POST', 'queues/line-events/replay', undefined, key)).status,
    (await ask('POST', 'users/forget', { userId }, key)).status,
  ];
  expect(await statuses(watcher)).toEqual([200, 403, 403]);
  expect(await statuses(old)).toEqual([403, 200, 403]);
  expect(await statuses(fresh)).toEqual([403, 403, 200]);
  expect(erased).toEqual([userId]);
});

test('every route says which scope it needs; what deletes people needs erase', async () => {
  const { ask } = worldWith(entry('watcher', watcher, 'read'));
  const { body } = await ask('GET', '', undefined, watcher);
  const routes = body.routes as { method: string; path: string; scope: string }[];
  expect(routes.filter(({ method }) => method === 'GET').map(({ scope }) => scope)).not.toContain(
    'operate',
  );
  const unsafe = routes.filter(({ method }) => method === 'PUT' || method === 'DELETE');
  expect(unsafe.filter(({ scope }) => scope === 'read')).toEqual([]);
  expect(routes.find(({ path }) => path === 'users/forget')?.scope).toBe('erase');
});

test('each call is audited: whose key, which route, how it ended; no id and no key in the clear', async () => {
  const { ask, audited, reporter } = worldWith(entry('privacy', fresh, 'erase'));
  await ask('POST', 'users/forget', { userId }, fresh);
  await ask('GET', 'queues', undefined, fresh);
  await ask('GET', `nothing/${userId}`, undefined, fresh);
  await ask('GET', 'queues', undefined, 'a-guess');
  const expected = [
    {
      key: 'privacy',
      method: 'POST',
      route: 'users/forget',
      status: 200,
      about: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
    { key: 'privacy', method: 'GET', route: 'queues', status: 403 },
    { key: 'privacy', method: 'GET', route: 'none', status: 404 },
    { key: 'none', method: 'GET', route: 'queues', status: 401 },
  ];
  expect(audited).toEqual(expected);
  const reported = reporter.events.filter(({ name }) => name === 'management.called');
  expect(reported.map(({ fields }) => fields)).toEqual(expected);
  expect(JSON.stringify([audited, reported])).not.toMatch(
    new RegExp(`${userId}|${fresh}|a-guess|${hashAdminKey(fresh)}`),
  );
});

test('no route takes the id of a person or a chat in its path', async () => {
  const { ask } = worldWith(entry('watcher', watcher, 'read'));
  const { body } = await ask('GET', '', undefined, watcher);
  const routes = body.routes as { path: string }[];
  expect(
    routes.map(({ path }) => path).filter((path) => /\{(user|chat|group)/i.test(path)),
  ).toEqual([]);
});

test('an entry that cannot be read is named by its place, and never repeated', () => {
  const hash = hashAdminKey(fresh);
  expect(parseAdminKeys(`a:read:${hash}, a:erase:${hash}\nb:fly:${hash} c:read:123`)).toEqual({
    problems: [
      'key 2: expected a name that no other key has',
      'key 3: expected NAME:SCOPE+SCOPE:SHA256, see npm run admin',
      'key 4: expected NAME:SCOPE+SCOPE:SHA256, see npm run admin',
    ],
  });
});

test('an entry is read back as it was written', () => {
  const text = `ops:read+erase:${hashAdminKey(fresh)}`;
  const parsed = parseAdminKeys(text);
  expect('keys' in parsed && parsed.keys.map(formatAdminKey)).toEqual([text]);
});

test('the configuration holds hashes, not keys', () => {
  expect(JSON.stringify(aConfig().adminKeys)).not.toContain('the-admin-key');
  const { adminKeys } = readConfig({
    LINE_CHANNEL_SECRET: '0'.repeat(32),
    LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
    DataStorage: 'UseDevelopmentStorage=true',
    PUBLIC_BASE_URL: 'https://bot.example.com',
    PSEUDONYM_KEY: 'a-pseudonym-key-of-the-tests-0000',
    ADMIN_KEYS: entry('ops', fresh, 'read+operate'),
  });
  expect(adminKeys).toEqual([
    { name: 'ops', scopes: ['read', 'operate'], sha256: hashAdminKey(fresh) },
  ]);
});
