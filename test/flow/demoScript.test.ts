import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playScenes } from '../../local/demo/script/playScenes';
import { scenes, turnsOf } from '../../local/demo/script/scenes';
import { type Local, startLocal } from '../../local/start/startLocal';

/*
 * The conversation of `npm run demo -- --script`, word by word. After a change that is meant: run it, read it, and run this
 * test with UPDATE_GOLDEN=1.
 */
const goldenFile = join(__dirname, 'demoScript.golden.txt');
let local: Local;

beforeAll(async () => {
  local = await startLocal({ anyPorts: true });
}, 60_000);
afterAll(() => local.stop(), 60_000);

test('the script has sixty turns in five languages', () => {
  const turns = scenes.flatMap(({ steps }) => steps).reduce((sum, step) => sum + turnsOf(step), 0);
  expect(turns).toBe(60);
  expect(new Set(scenes.map(({ language }) => language)).size).toBe(5);
});

test('the conversation is what it was', async () => {
  const lines: string[] = [];
  await playScenes(local, scenes, (line) => void lines.push(line));
  const transcript = `${lines.join('\n').trimEnd()}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(goldenFile, transcript);
  expect(transcript).toBe(readFileSync(goldenFile, 'utf8'));
}, 120_000);
