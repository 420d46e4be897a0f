import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../../shared/config/environment';
import { ConfigError } from '../../../shared/errors';

const complete = {
  LINE_CHANNEL_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
  LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
  DataStorage: 'UseDevelopmentStorage=true',
  PUBLIC_BASE_URL: 'https://bot.example.com/',
  PSEUDONYM_KEY: 'a-pseudonym-key-of-the-tests-0000',
};

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('names every missing variable together', () => {
  const names = problemsOf({}).map((problem) => problem.split(':')[0]);
  expect(names).toEqual(
    expect.arrayContaining([
      'LINE_CHANNEL_SECRET',
      'PSEUDONYM_KEY',
      'LINE_CHANNEL_ACCESS_TOKEN',
      'PUBLIC_BASE_URL',
    ]),
  );
});

test('says what was expected, and never repeats a value', () => {
  const problems = problemsOf({
    ...complete,
    LINE_CHANNEL_SECRET: 'hunter2',
    ADMIN_API_KEY: 'short',
  });
  expect(problems).toEqual([
    'LINE_CHANNEL_SECRET: expected 32 hexadecimal digits',
    'ADMIN_API_KEY: expected at least 16 characters',
  ]);
});

test('counts an empty value as unset', () => {
  expect(problemsOf({ ...complete, LINE_CHANNEL_SECRET_PREVIOUS: '', REDIS_URL: '' })).toEqual([]);
});

test('takes the previous secret as the second one during a rotation', () => {
  const previous = '0123456789abcdef0123456789abcdef';
  const config = readConfig({ ...complete, LINE_CHANNEL_SECRET_PREVIOUS: previous });
  expect(config.line.channelSecrets).toEqual([complete.LINE_CHANNEL_SECRET, previous]);
});

test('names pictures by the public address unless they have one of their own', () => {
  expect(readConfig(complete).imageBaseUrl).toBe('https://bot.example.com');
  const own = readConfig({ ...complete, IMAGE_BASE_URL: 'https://img.example.com' });
  expect(own.imageBaseUrl).toBe('https://img.example.com');
});

test('refuses plain http except on loopback', () => {
  expect(problemsOf({ ...complete, PUBLIC_BASE_URL: 'http://bot.example.com' })).toHaveLength(1);
  expect(problemsOf({ ...complete, PUBLIC_BASE_URL: 'http://127.0.0.1:7071' })).toEqual([]);
});

test("refuses Azure's own domain in production, where sent messages would name it for ever", () => {
  const azure = { ...complete, PUBLIC_BASE_URL: 'https://bot.azurewebsites.net' };
  expect(problemsOf(azure)).toEqual([]);
  expect(problemsOf({ ...azure, AZURE_FUNCTIONS_ENVIRONMENT: 'Production' })).toHaveLength(1);
});

test('takes service addresses with a managed identity in place of a connection string', () => {
  const { DataStorage: _unused, ...rest } = complete;
  expect(problemsOf(rest)).toHaveLength(3);
  const config = readConfig({
    ...rest,
    DataStorage__blobServiceUri: 'https://a.blob.core.windows.net',
    DataStorage__queueServiceUri: 'https://a.queue.core.windows.net',
    DataStorage__tableServiceUri: 'https://a.table.core.windows.net',
    DataStorage__clientId: 'client',
  });
  expect(config.storage).toMatchObject({ clientId: 'client' });
});

const { Values: example } = JSON.parse(readFileSync('local.settings.example.json', 'utf8')) as {
  Values: Record<string, string>;
};

test('local.settings.example.json is usable as it is', () => {
  expect(problemsOf(example)).toEqual([]);
});

test.each([
  ['in production', { AZURE_FUNCTIONS_ENVIRONMENT: 'Production' }],
  ['where others can reach the bot', { PUBLIC_BASE_URL: 'https://bot.example.com' }],
])('secrets of the example file are refused %s, each by its name', (_where, changed) => {
  const secrets = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN', 'PSEUDONYM_KEY'];
  const refused = problemsOf({ ...example, ...changed }).map((problem) => problem.split(':')[0]);
  expect(refused).toEqual(expect.arrayContaining(secrets));
});

test('production refuses every secret that the example file gives', () => {
  const given = Object.entries(example).filter(
    ([name, value]) => /_(KEY|SECRET|TOKEN)(_|$)/.test(name) && value !== '',
  );
  const changed = { AZURE_FUNCTIONS_ENVIRONMENT: 'Production' };
  const refused = problemsOf({ ...example, ...changed }).map((problem) => problem.split(':')[0]);
  expect(given.length).toBeGreaterThan(3);
  expect(refused).toEqual(expect.arrayContaining(given.map(([name]) => name)));
});

test('the key that the example file once had opens nothing anywhere', () => {
  const problems = problemsOf({ ...example, ADMIN_API_KEY: 'replace-with-a-long-random-key' });
  expect(problems).toEqual([
    'ADMIN_API_KEY: expected a key of your own, not that of the example file',
  ]);
});

test('production takes keys as hashes alone', () => {
  const production = { ...complete, AZURE_FUNCTIONS_ENVIRONMENT: 'Production' };
  expect(problemsOf({ ...production, ADMIN_API_KEY: 'a-long-enough-admin-key' })).toEqual([
    'ADMIN_API_KEY: is for development: put hashes of keys into ADMIN_KEYS',
  ]);
  expect(problemsOf({ ...production, ADMIN_KEYS: 'ops:read:not-a-hash' })).toEqual([
    'ADMIN_KEYS: key 1: expected NAME:SCOPE+SCOPE:SHA256, see npm run admin',
  ]);
});

test('without a key nobody may manage the bot', () => {
  expect(readConfig(complete).adminKeys).toEqual([]);
});

const withModel = (endpoints: string) => ({
  ...complete,
  AZURE_OPENAI_ENDPOINTS: endpoints,
  AZURE_OPENAI_DEPLOYMENT: 'chat',
});

test.each([
  ['https://our.openai.azure.com/', 'https://our.openai.azure.com/openai/v1'],
  ['https://our.openai.azure.com/openai', 'https://our.openai.azure.com/openai/v1'],
  ['https://our.openai.azure.com/openai/v1/', 'https://our.openai.azure.com/openai/v1'],
  ['https://our.services.ai.azure.com', 'https://our.services.ai.azure.com/openai/v1'],
  ['https://gateway.example.com/models', 'https://gateway.example.com/models'],
])('completes the endpoint %s', (given, expected) => {
  expect(readConfig(withModel(given)).ai?.endpoints).toEqual([expected]);
});

test.each([
  'https://our.openai.azure.com/openai/deployments/chat',
  'https://our.openai.azure.com/openai/v1/chat/completions',
  'https://our.openai.azure.com/openai/v1?api-version=2024-10-21',
])('refuses the endpoint %s', (given) => {
  expect(problemsOf(withModel(given))).toEqual([
    'AZURE_OPENAI_ENDPOINTS: expected https://NAME.openai.azure.com/openai/v1, without more',
  ]);
});
