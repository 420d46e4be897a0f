import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkCopyFiles } from '../../../../local/copy/checkCopyFiles';
import { languages } from '../../../../shared/content/languages';
import {
  helplineLines,
  Helplines,
  loadHelplines,
} from '../../../../shared/conversation/care/helplines';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';

const assets = join(__dirname, '..', '..', '..', '..', 'assets');
const shipped = Helplines.parse(JSON.parse(readFileSync(join(assets, 'helplines.json'), 'utf8')));

test.each(languages)('who writes %s is told a helpline, with its number on a line', (language) => {
  const lines = helplineLines(shipped, [language]);
  expect(lines.length).toBeGreaterThan(0);
  for (const { number } of shipped[language] ?? []) {
    expect(lines.join('\n').split('\n').join(' ')).toContain(number);
  }
});

test('countries are named where there are several', () => {
  expect(helplineLines(shipped, ['th'])).toEqual(['สายด่วนสุขภาพจิต\n1323 (ตลอด 24 ชั่วโมง)']);
  expect(helplineLines(shipped, ['de'])[1]).toBe(
    'Österreich – Telefonseelsorge\n142 (24 Stunden täglich)',
  );
  expect(helplineLines(shipped, ['en', 'th']).at(-1)).toMatch(/^Thailand – /);
});

test('a file that cannot be read is reported, and costs only the numbers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'helplines-'));
  writeFileSync(join(folder, 'helplines.json'), '{"ja": [{"name": "x"}]}');
  const reporter = createMemoryReporter();
  expect(await loadHelplines(folder, reporter)).toEqual({});
  expect(reporter.named('helplines.broken')).toHaveLength(1);
  rmSync(folder, { recursive: true });
});

test('a build finds a helpline without a source, with its line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'helplines-'));
  const file = join(folder, 'helplines.json');
  const helpline = { country: 'TH', name: 'x', number: '1323', read: '2026-11-24' };
  writeFileSync(file, JSON.stringify({ th: [helpline] }, null, 2));
  const problems = checkCopyFiles(join(assets, 'copy'), file);
  expect(problems).toEqual([expect.stringMatching(/helplines\.json:3: th\.0\.source /)]);
  rmSync(folder, { recursive: true });
});
