import { expect, test } from '@jest/globals';
import { inScripts } from './inScripts';

const problemsOf = (message: string) =>
  inScripts("answer((await load('commitMessages.mjs')).problemsOf(args[0]))", [message]);

test('a Conventional Commit has no problem', async () => {
  expect(
    await problemsOf('fix(inbox): a turn ends once\n\nIt ended twice after a crash.\n'),
  ).toEqual([]);
});

test('a subject may have 72 characters, whatever they are, and not one more', async () => {
  const subject = (length: number) => `docs: ${'あ'.repeat(length - 6)}\n\nWhy.`;
  expect(await problemsOf(subject(72))).toEqual([]);
  expect(await problemsOf(subject(73))).toEqual([
    'the subject has 73 characters: expected at most 72',
  ]);
});

test('everything that is wrong is named', async () => {
  expect(await problemsOf('Fixed things\nand why')).toEqual([
    expect.stringContaining('expected a Conventional Commit'),
    'expected an empty line after the subject',
    'expected a body that says why',
  ]);
  expect(await problemsOf('fix(inbox): a turn ends once\n')).toEqual([
    'expected a body that says why',
  ]);
});
