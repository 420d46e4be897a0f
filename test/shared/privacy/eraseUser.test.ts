import { expect, test } from '@jest/globals';
import { eraseUser, type EraseUserDeps } from '../../../shared/privacy/eraseUser';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { aUserId } from '../../builders/events';

const userId = aUserId();
const group = `C${'1'.repeat(32)}`;
const key = 'personal-abc';

async function setUp(others: Partial<EraseUserDeps> = {}) {
  const people = createMemoryTable('subscribers');
  const reporter = createMemoryReporter();
  const calls: string[] = [];
  const note = (name: string) => async () => void calls.push(name);
  for (const row of ['allowance', `group-${group}`, `picture-${key}`, 'subscriber']) {
    await people.upsert(userId, row, { at: 1 });
  }
  const deps: EraseUserDeps = {
    people,
    forgetChat: note('chat'),
    forgetAuthor: note('group'),
    takeBackPicture: note('picture'),
    purgePoison: async () => calls.push('deadLetters'),
    forgetInMemory: () => undefined,
    reporter,
    ...others,
  };
  const rows = async () => (await people.list(userId)).map(({ row }) => row);
  return { deps, calls, reporter, rows, people };
}

test('the conversation is erased first', async () => {
  const { deps, calls, rows } = await setUp();
  await eraseUser(deps, userId, 50);
  expect(calls).toEqual(['chat', 'group', 'picture', 'deadLetters']);
  expect(await rows()).toEqual([]);
});

test('an erasure goes on when one part fails, says what is left, and ends when it is repeated', async () => {
  const refuse = async () => Promise.reject(new Error('no'));
  const { deps, calls, rows, reporter } = await setUp({ takeBackPicture: refuse });
  await expect(eraseUser(deps, userId, 50)).rejects.toMatchObject({
    code: 'erasure.unfinished',
    retryable: true,
    message: expect.stringContaining('Left: pictures') as unknown as string,
  });
  expect(calls).toEqual(['chat', 'group', 'deadLetters']);
  expect(await rows()).toEqual([`picture-${key}`]);
  expect(reporter.named('user.erased').at(-1)?.fields).toMatchObject({ rows: 3, left: 'pictures' });
  await eraseUser({ ...deps, takeBackPicture: async () => undefined }, userId, 50);
  expect(await rows()).toEqual([]);
});

test('who speaks in a group while they are being forgotten is found there the next time', async () => {
  const { deps, rows, people } = await setUp();
  await people.upsert(userId, `group-${group}`, { at: 60, forgottenBefore: 50 });
  await eraseUser(deps, userId, 50);
  expect(await rows()).toEqual([`group-${group}`]);
});
