import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { folderOf, root } from './inScripts';

/** Rule, the file that breaks it, what it imports. */
const forbidden = [
  ['product-alone', 'shared/line/knowsLocal.ts', 'local/other.ts'],
  ['functions-above-shared', 'functions/knowsBench.ts', 'bench/other.ts'],
  ['tests-apart', 'bench/knowsTest.ts', 'test/other.ts'],
  ['leaves-below', 'shared/storage/knowsUseCase.ts', 'shared/conversation/other.ts'],
  ['middle-below-use-cases', 'shared/content/knowsUseCase.ts', 'shared/campaign/other.ts'],
  ['use-cases-apart', 'shared/webhook/knowsNextStep.ts', 'shared/conversation/other.ts'],
  ['ports-not-adapters', 'shared/webhook/knowsAdapter.ts', 'shared/storage/azureTable.ts'],
  ['one-composition-root', 'shared/webhook/fetchesDeps.ts', 'shared/composition/deps.ts'],
  ['emulator-alone', 'local/line/knowsProduct.ts', 'shared/line/other.ts'],
  ['emulators-share-alone', 'local/emulator/knowsProduct.ts', 'shared/line/other.ts'],
  ['host-alone', 'local/host/knowsApp.ts', 'functions/other.ts'],
  ['page-in-browser', 'local/line/page/client/knowsServer.ts', 'local/line/other.ts'],
  ['azure-functions-in-functions', 'shared/webhook/knowsTrigger.ts', '@azure/functions'],
  ['sharp-in-renderer', 'shared/conversation/draws.ts', 'sharp'],
  ['application-insights-in-telemetry', 'functions/reports.ts', 'applicationinsights'],
  ['storage-packages-in-storage', 'shared/webhook/stores.ts', '@azure/storage-queue'],
  ['emulator-packages', 'local/line/trustsSdk.ts', '@line/bot-sdk'],
  ['hono-in-stand-in', 'local/demo/serves.ts', 'hono'],
  ['no-development-packages', 'shared/webhook/serves.ts', 'hono'],
] as const;

const cycle = ['shared/content/inCycle.ts', 'shared/content/alsoInCycle.ts'] as const;

/** Down the layers, a type from a port, a package where it belongs. */
const allowed = [
  ['functions/hello.ts', '@azure/functions'],
  ['functions/hello2.ts', 'shared/webhook/other.ts'],
  ['shared/webhook/usesPort.ts', 'shared/storage/table.ts'],
  ['shared/webhook/namesNextStep.ts', 'shared/jobs/other.ts'],
  ['shared/composition/deps.ts', 'shared/storage/azureTable.ts'],
  ['local/line/usesClock.ts', 'local/clock/other.ts'],
  ['local/line/usesFaults.ts', 'local/emulator/other.ts'],
  ['local/ai/serves.ts', 'hono'],
] as const;

let repository: ReturnType<typeof folderOf>;
let violations: { from: string; rule: { name: string } }[];

beforeAll(() => {
  repository = folderOf({});
  for (const part of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
    cpSync(join(root, part), join(repository.path, part));
  }
  declare('applicationinsights');
  symlinkSync(join(root, 'node_modules'), join(repository.path, 'node_modules'));
  const pairs = [...forbidden.map(([, from, to]) => [from, to] as const), ...allowed];
  for (const [, to] of pairs) {
    if (to.endsWith('.ts')) repository.write(to, 'export interface Found { a: string }\n');
  }
  for (const [from, to] of pairs) repository.write(from, importing(from, to));
  repository.write(cycle[0], importing(cycle[0], cycle[1]));
  repository.write(cycle[1], importing(cycle[1], cycle[0]));

  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [
      cruiser,
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
      'functions',
      'shared',
      'local',
      'bench',
    ],
    { cwd: repository.path, encoding: 'utf8' },
  );
  ({ violations } = (JSON.parse(stdout) as { summary: { violations: typeof violations } }).summary);
});
afterAll(() => {
  repository.remove();
});

/** Makes a package there and declared, which the rules speak of before the product has it. */
function declare(name: string): void {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  own.dependencies[name] = '1.0.0';
  repository.write('package.json', JSON.stringify(own));
  const folder = `functions/node_modules/${name}`;
  repository.write(`${folder}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
  repository.write(`${folder}/index.js`, '');
}

/** Imports a type of a file, or a package. */
function importing(from: string, to: string): string {
  if (!to.endsWith('.ts')) return `import * as found from '${to}';\nexport { found };\n`;
  const up = '../'.repeat(from.split('/').length - 1);
  return `import type { Found } from '${up}${to.slice(0, -3)}';\nexport type { Found };\n`;
}

const rulesOf = (file: string) => [
  ...new Set(violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)),
];

test.each(forbidden)(
  '%s: %s may not import %s, not even a type',
  (...[rule, from]: readonly string[]) => {
    expect(rulesOf(from ?? '')).toEqual([rule]);
  },
);

test.each(allowed)('%s may import %s', (...[from]: readonly string[]) => {
  expect(rulesOf(from ?? '')).toEqual([]);
});

test('files may not import each other, not even types', () => {
  expect(cycle.flatMap(rulesOf)).toEqual(['no-cycles']);
});
