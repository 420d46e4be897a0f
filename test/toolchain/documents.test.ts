import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from './inScripts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Those of git, also such as are not committed yet. */
const documents = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  { cwd: root, encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)));

/** Headings as GitHub names them in addresses, and anchors that are written as such. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** The files of the repository that a document links to, with the anchor. */
function linksOf(file: string) {
  const text = read(file).replace(/```.*?```/gs, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      const found = path === '' ? file : normalize(join(dirname(file), path));
      return { target, path: found, anchor };
    });
}

test('docs/README.md leads to every document', () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    // The index itself, and indexes of folders below docs/.
    if (/^docs\/(.+\/)?README\.md$/.test(file)) for (const { path } of linksOf(file)) visit(path);
  };
  visit('docs/README.md');
  expect(documents.filter((file) => !reached.has(file))).toEqual([]);
});

test('no link in a document is dead', () => {
  const dead = documents.flatMap((file) =>
    linksOf(file)
      .filter(
        ({ path, anchor }) =>
          !existsSync(join(root, path)) ||
          (anchor !== undefined && path.endsWith('.md') && !anchorsOf(read(path)).includes(anchor)),
      )
      .map(({ target }) => `${file}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test('the files that the README and the how-tos name are there', () => {
  const places = /`((?:functions|shared|local|infra|docs|test|scripts|assets|bench)\/[\w./-]*)`/g;
  const missing = ['README.md', 'CONTRIBUTING.md', 'docs/how-to-add.md'].flatMap((file) =>
    [...read(file).matchAll(places)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${file}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every test that the threat model names is there, and each row names one', () => {
  const text = read('docs/threat-model.md');
  const attackers = text.slice(text.indexOf('## Attackers'), text.indexOf('## What is not'));
  const rows = attackers.split('\n').filter((line) => /^\| (?!Wants|-)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path);
    expect({
      row,
      tests: tests.length,
      missing: tests.filter((path) => !existsSync(join(root, path))),
    }).toEqual({ row, tests: tests.length || 1, missing: [] });
  }
});

test('SECURITY.md says how to report a flaw, and names nobody', () => {
  const text = read('SECURITY.md');
  expect(text).toContain('Report a vulnerability');
  expect(text).not.toMatch(/@|mailto:/);
});

test('the map of the README has every folder of the product', () => {
  const map = read('README.md');
  const folders = readdirSync(join(root, 'shared'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `shared/${name}/`);
  expect(folders.filter((folder) => !map.includes(`| \`${folder}\``))).toEqual([]);
});
