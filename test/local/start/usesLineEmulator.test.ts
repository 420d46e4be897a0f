import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import { usesLineEmulator } from '../../../local/start/usesLineEmulator';

const secret = '0123456789abcdef0123456789abcdef';
const token = 'a-token-of-our-own';
const file = readFileSync(join(__dirname, '../../../local.settings.example.json'), 'utf8');
const all = (JSON.parse(file) as { Values: Record<string, string> }).Values;
/** As it is read: what is empty is unset. */
const example = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));

test.each([
  ['nothing', {}],
  ["a secret alone, which is then the emulated channel's", { LINE_CHANNEL_SECRET: secret }],
  ['the example file', example],
  [
    'the placeholders of earlier examples',
    {
      ...example,
      LINE_CHANNEL_SECRET: '0'.repeat(32),
      LINE_CHANNEL_ACCESS_TOKEN: 'replace-with-a-channel-access-token',
    },
  ],
  [
    "the emulator's address on a port of its own",
    { LINE_EMULATOR_PORT: '9000', LINE_API_BASE_URL: 'http://localhost:9000/' },
  ],
])('LINE is the emulator with %s', (_what, settings) => {
  expect(usesLineEmulator(settings)).toBe(true);
});

test.each([
  ['secret and token', { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token }],
  ['secret and id', { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ID: '1234567890' }],
  [
    'an emulator on another machine, with the usual values',
    {
      LINE_API_BASE_URL: 'http://10.0.0.9:8080',
      LINE_CHANNEL_SECRET: emulatorDefaults.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: emulatorDefaults.channelAccessToken,
    },
  ],
])('LINE is a real channel with %s', (_what, settings) => {
  expect(usesLineEmulator(settings)).toBe(false);
});

test.each([
  ['a token alone', { LINE_CHANNEL_ACCESS_TOKEN: token }, ['LINE_CHANNEL_SECRET']],
  ['an id alone', { LINE_CHANNEL_ID: '1234567890' }, ['LINE_CHANNEL_SECRET']],
  [
    'a base URL alone',
    { LINE_API_BASE_URL: 'https://api.line.me' },
    ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ],
  [
    'an own token in the example file',
    { ...example, LINE_CHANNEL_ACCESS_TOKEN: token },
    ['LINE_CHANNEL_SECRET', 'LINE_API_BASE_URL', 'LINE_DATA_API_BASE_URL'],
  ],
])('%s is refused, naming what else it needs and no value', (_what, settings, lacking) => {
  let message = '';
  try {
    usesLineEmulator(settings);
  } catch (error) {
    message = (error as Error).message;
  }
  const named = message.split('\n').flatMap((line) => /^ {2}(\w+):/.exec(line)?.[1] ?? []);
  expect(named).toEqual(lacking);
  expect(message).not.toContain(token);
});
