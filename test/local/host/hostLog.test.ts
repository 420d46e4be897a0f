import { expect, test } from '@jest/globals';
import { createHostLog } from '../../../local/host/hostLog';
import type { LogLevel } from '../../../local/host/logLevel';

function linesOf(logLevel: Record<string, LogLevel>) {
  const lines: string[] = [];
  return { lines, log: createHostLog(logLevel, (line) => lines.push(line)) };
}

test('the longest category that fits decides what a function may write', () => {
  const { lines, log } = linesOf({
    default: 'warning',
    Function: 'information',
    'Function.loud.User': 'debug',
    'Function.quiet': 'none',
  });
  log.user('plain', 'information', 'a');
  log.user('plain', 'debug', 'not shown');
  log.user('loud', 'debug', 'b');
  log.user('quiet', 'critical', 'not shown');
  log.user(undefined, 'information', 'not shown');
  log.user(undefined, 'warning', 'c');
  expect(lines).toEqual(['a', 'b', 'c']);
});

test('the lines of the host are marked, and stay when the default is higher', () => {
  const { lines, log } = linesOf({ default: 'error' });
  log.host('information', 'up');
  log.host('warning', 'careful');
  log.host('error', 'down');
  log.host('debug', 'not shown');
  expect(lines).toEqual(['host: up', 'host: warning: careful', 'host: error: down']);
});
