import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readSessions, removeSession, writeSession } from '../../../local/start/session';

const mine = { url: 'http://127.0.0.1:7071', adminApiKey: 'the-key-of-this-run' };
const other = { url: 'http://127.0.0.1:7072', adminApiKey: 'the-key-of-another' };

let root: string;
let sessions: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'session-'));
  sessions = join(root, '.local', 'sessions');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('runs beside each other keep each its own', () => {
  writeSession(root, mine);
  writeFileSync(join(sessions, `${process.ppid}.json`), JSON.stringify(other));
  expect(readSessions(root)).toEqual(expect.arrayContaining([mine, other]));
  removeSession(root);
  expect(readSessions(root)).toEqual([other]);
});

test('only this user can read the key', () => {
  writeSession(root, mine);
  const [name = ''] = readdirSync(sessions);
  expect(statSync(join(sessions, name)).mode & 0o077).toBe(0);
});

test('what a killed run left is no bot, and is removed', () => {
  writeSession(root, mine);
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = join(sessions, `${pid}.json`);
  writeFileSync(left, JSON.stringify(other));
  expect(readSessions(root)).toEqual([mine]);
  expect(existsSync(left)).toBe(false);
});

test('without any run there is none', () => {
  expect(readSessions(root)).toEqual([]);
});
