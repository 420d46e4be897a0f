import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readLocalSettings } from '../../../local/start/readLocalSettings';
import { temporaryFolder } from './startFixtureBot';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const write = (name: string, text: string) => {
  writeFileSync(join(folder.path, name), text);
};

test('the environment goes before .env, and .env before local.settings.json', () => {
  write('local.settings.json', JSON.stringify({ Values: { A: 'file', B: 'file', C: 'file' } }));
  write('.env', 'A=env file\nB="env file"\n');
  expect(readLocalSettings(folder.path, { A: 'environment' })).toEqual({
    A: 'environment',
    B: 'env file',
    C: 'file',
  });
});

test('an empty value counts as unset', () => {
  write('local.settings.json', JSON.stringify({ Values: { A: 'file', B: '' } }));
  write('.env', 'A=\n');
  expect(readLocalSettings(folder.path, { A: '' })).toEqual({ A: 'file' });
});

test('comments in local.settings.json are allowed, as func allows them', () => {
  write('local.settings.json', '{\n  // of this machine\n  "Values": { "A": "1" }\n}');
  expect(readLocalSettings(folder.path, {})).toEqual({ A: '1' });
});

test('a broken local.settings.json is one line that names it', () => {
  write('local.settings.json', '{ "Values": ');
  expect(() => readLocalSettings(folder.path, {})).toThrow(
    /^local\.settings\.json is not valid JSON: .*$/,
  );
});

test('a value that is no text is named', () => {
  write('local.settings.json', JSON.stringify({ Values: { RENDER_THREADS: 2 } }));
  expect(() => readLocalSettings(folder.path, {})).toThrow(
    'local.settings.json: Values.RENDER_THREADS must be a text',
  );
});
