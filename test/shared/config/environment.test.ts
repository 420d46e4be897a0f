import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../../shared/config/environment';
import { ConfigError } from '../../../shared/errors';

const complete = {
  LINE_CHANNEL_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
  LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  PUBLIC_BASE_URL: 'https://bot.example.com/',
  ADMIN_API_KEY: 'a-long-enough-admin-key',
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
      'ADMIN_API_KEY',
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
  const { AzureWebJobsStorage: _unused, ...rest } = complete;
  expect(problemsOf(rest)).toHaveLength(3);
  const config = readConfig({
    ...rest,
    AzureWebJobsStorage__blobServiceUri: 'https://a.blob.core.windows.net',
    AzureWebJobsStorage__queueServiceUri: 'https://a.queue.core.windows.net',
    AzureWebJobsStorage__tableServiceUri: 'https://a.table.core.windows.net',
    AzureWebJobsStorage__clientId: 'client',
  });
  expect(config.storage).toMatchObject({ clientId: 'client' });
});

test('local.settings.example.json is usable as it is', () => {
  const file = JSON.parse(readFileSync('local.settings.example.json', 'utf8')) as {
    Values: Record<string, string>;
  };
  expect(problemsOf(file.Values)).toEqual([]);
});
