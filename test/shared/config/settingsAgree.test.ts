import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { allocatorEnvironment } from '../../../local/allocator';
import { settingsPage } from '../../../local/settings/settingsPage';
import { usualPorts } from '../../../local/start/localEnvironment';
import { environmentFacts } from '../../../shared/config/environmentFacts';
import { environmentVariables } from '../../../shared/config/environmentVariables';

/*
 * The schema says what a variable is called, what it is for and who needs it; every other place that names variables is
 * held to it here. A variable that was added in one place alone is named by the test that fails.
 */
const read = (file: string) => readFileSync(join(__dirname, '../../..', file), 'utf8');

const schemas = Object.values(environmentVariables).flatMap((section) =>
  Object.entries<z.ZodType>(section),
);
const variables = schemas.map(([name, schema]) => ({
  name,
  schema,
  facts: environmentFacts.get(schema),
}));
const namesOf = (wanted: (variable: (typeof variables)[number]) => boolean) =>
  variables.filter(wanted).map(({ name }) => name);

function compare(found: readonly string[], expected: readonly string[]) {
  return {
    missing: expected.filter((name) => !found.includes(name)),
    unknown: found.filter((name) => !expected.includes(name)),
  };
}
const nothing = { missing: [], unknown: [] };

test('every variable has its facts, and no two sections have the same', () => {
  expect(namesOf(({ facts }) => facts === undefined)).toEqual([]);
  expect(new Set(schemas.map(([name]) => name)).size).toBe(schemas.length);
});

test('what the bot cannot start without is needed by both apps', () => {
  const required = variables.filter(({ schema }) => !schema.safeParse(undefined).success);
  expect(required.filter(({ facts }) => facts?.app !== 'both').map(({ name }) => name)).toEqual([]);
});

test('what is called a key, a secret or a token is a secret', () => {
  const secrets = namesOf(({ name }) => /_(KEY|SECRET|TOKEN)(_|$)/.test(name));
  expect(namesOf(({ facts }) => facts?.secret === true)).toEqual(expect.arrayContaining(secrets));
});

describe('the places that name variables', () => {
  test('docs/settings.md has them all', () => {
    const named = [...read('docs/settings.md').matchAll(/^\| `(\w+)`/gm)].map(
      ([, name]) => name ?? '',
    );
    const expected = [...namesOf(() => true), ...Object.keys(usualPorts)];
    expect(compare(named, expected)).toEqual(nothing);
  });

  test('docs/settings.md is what `npm run docs:settings` writes', () => {
    // Prettier pads the cells and the lines below the headers.
    const unpadded = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(unpadded(read('docs/settings.md'))).toBe(unpadded(settingsPage()));
  });

  test('local.settings.example.json has all but those of a managed identity', () => {
    const { Values } = JSON.parse(read('local.settings.example.json')) as { Values: object };
    const ofTheHost = ['FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage'];
    const named = Object.keys(Values).filter((name) => !ofTheHost.includes(name));

    const expected = namesOf(({ name }) => !name.startsWith('DataStorage__'));
    expect(compare(named, expected)).toEqual(nothing);
  });

  test('infra/main.bicep has all that the deployed apps use', () => {
    const keys = /\b((?:AzureWebJobs|Data)Storage(?:__\w+)?|[A-Z][A-Z0-9]*(?:_[A-Z0-9]*)+):/g;
    const ofTheHost = [
      ...['blobServiceUri', 'credential', 'clientId'].map((name) => `AzureWebJobsStorage__${name}`),
      ...['DataStorage__credential', 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'],
      'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT',
      ...Object.keys(allocatorEnvironment),
    ];
    const named = [...read('infra/main.bicep').matchAll(keys)]
      .map(([, name]) => name ?? '')
      .filter((name) => !ofTheHost.includes(name));
    // The deployed apps ask the model by their managed identity.
    const byIdentity = ['AZURE_OPENAI_API_KEY'];
    const expected = namesOf(
      ({ name, facts }) => facts?.app !== 'local' && !byIdentity.includes(name),
    );
    expect(compare([...new Set(named)], expected)).toEqual(nothing);
  });

  test('infra/main.bicep takes secrets from the vault alone', () => {
    const text = read('infra/main.bicep');
    const given = namesOf(({ facts }) => facts?.secret === true).filter((name) =>
      new RegExp(`\\b${name}:`).test(text),
    );
    for (const name of given) expect(text).toMatch(new RegExp(`\\b${name}: secretReference\\(`));
    expect(given.length).toBeGreaterThan(0);
  });
});
