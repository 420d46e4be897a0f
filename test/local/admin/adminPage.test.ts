import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createProgram } from '../../../local/admin/createProgram';
import { exitCodes } from '../../../local/commandLine/commandError';

const page = readFileSync(join(__dirname, '../../../docs/admin.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, first, second]) => [
  first,
  second,
]);

/** Commands that do something, as one types them. */
function leaves(
  command: ReturnType<typeof createProgram>,
  before: readonly string[] = [],
): string[][] {
  return command.commands.flatMap((inner) => {
    const names = [...before, inner.name()];
    if (inner.commands.length > 0) return leaves(inner, names);
    const values = inner.registeredArguments.map((argument) => `<${argument.name()}>`);
    return [[[...names, ...values].join(' '), inner.description()]];
  });
}

test('the page lists every command, with what it says of itself', () => {
  const listed = rows.filter(([, second]) => second !== undefined && !/^\d$/.test(second));
  expect(listed).toEqual(leaves(createProgram({})));
});

test('the page lists every exit code', () => {
  for (const [reason, code] of Object.entries(exitCodes)) {
    expect(page).toMatch(new RegExp(`^\\| ${code} +\\| ${reason} +\\|`, 'm'));
  }
});
