import { expect, test } from '@jest/globals';
import { readableFailure } from '../../../local/start/readableFailure';

test('keeps the problem, and leaves out stacks and places in code', () => {
  const printed = [
    'Worker was unable to load entry point "dist/functions/index.js": The configuration is not usable:',
    '  LINE_CHANNEL_SECRET: is missing (at Object.<anonymous> (/app/index.js:1:2))',
    '    at Module._compile (node:internal/modules/cjs/loader:1:2)',
    '',
    'Node.js v24.21.0',
    'Debugger listening on ws://127.0.0.1:9229/0f2c936f',
    'For help, see: https://nodejs.org/en/docs/inspector',
    'Debugger ending on ws://127.0.0.1:9229/0f2c936f',
  ].join('\n');
  expect(readableFailure(printed)).toBe(
    'The configuration is not usable:\n  LINE_CHANNEL_SECRET: is missing',
  );
});

test('a plain line stays as it is', () => {
  expect(readableFailure('Port 8080 is taken\n')).toBe('Port 8080 is taken');
});
