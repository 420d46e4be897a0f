import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkCopyFiles } from '../../../local/copy/checkCopyFiles';

const root = join(__dirname, '..', '..', '..');
const copy = join(root, 'assets', 'copy');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  cpSync(copy, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const change = (name: string, how: (text: string) => string) => {
  const file = join(folder, name);
  writeFileSync(file, how(readFileSync(file, 'utf8')));
};
const lineOf = (name: string, words: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;

test('the files of the repository are as they should be', () => {
  expect(checkCopyFiles(copy)).toEqual([]);
});

test('a missing quote is told with file and line', () => {
  change('ja.json', (text) => text.replace('おはよう、新しい朝"', 'おはよう、新しい朝'));
  const line = lineOf('ja.json', 'おはよう、新しい朝');
  expect(checkCopyFiles(folder)).toEqual([
    expect.stringMatching(new RegExp(`ja\\.json:${line}: is no JSON`)),
  ]);
});

test('a missing file is told', () => {
  rmSync(join(folder, 'fr.json'));
  expect(checkCopyFiles(folder)).toEqual([expect.stringMatching(/fr\.json: is missing/)]);
});

test('too few cards for a part of the day are told with the line of the category', () => {
  change('ko.json', (text) => {
    const file = JSON.parse(text) as { nature: { parts?: string[] }[] };
    file.nature.forEach((card) => (card.parts = ['morning']));
    return JSON.stringify(file, null, 2);
  });
  const line = lineOf('ko.json', '"nature"');
  expect(checkCopyFiles(folder)).toContainEqual(
    expect.stringMatching(new RegExp(`ko\\.json:${line}: nature has 0 cards for the evening`)),
  );
});

test('a field of a wrong name or type is told with its line', () => {
  change('es.json', (text) => text.replace(/"title": "Con un paso alcanza"/, '"title": 12'));
  const line = lineOf('es.json', '"title": 12');
  expect(checkCopyFiles(folder)).toEqual([
    expect.stringMatching(new RegExp(`es\\.json:${line}: motivation\\.0\\.title`)),
  ]);
});

test.each([
  ['de.json', 'Ein Schritt reicht schon', 'Garantiert gratis', /claim that the brief does not/],
  ['zh-CN.json', '早上好，元气满满', '早安，新的一天開始了', /is not written in zh-CN/],
])('words in %s that break a rule are told with their line', (name, from, to, what) => {
  change(name, (text) => text.replace(from, to));
  const [problem] = checkCopyFiles(folder);
  expect(problem).toMatch(what);
  expect(problem).toContain(`${name}:${lineOf(name, to) - 1}:`);
});

test('a build with a broken file stops, and names it', () => {
  change('th.json', (text) => text.replace('"thanks"', '"thanks'));
  const script = `import('./scripts/checkCopy.mjs').then(({ checkCopy }) => checkCopy(${JSON.stringify(folder)}))`;
  const build = () =>
    execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  expect(build).toThrow(/th\.json:2: is no JSON/);
});
