import { expect, test } from '@jest/globals';
import type { LineProfile } from '../../../shared/line/lineMessaging';
import { LineApiError } from '../../../shared/errors';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createSubscribers, languageFromTag } from '../../../shared/subscriber/subscribers';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { aUserId } from '../../builders/events';

function setUp(profile: LineProfile | undefined = { displayName: 'A', language: 'th' }) {
  const table = createMemoryTable('subscribers');
  const reporter = createMemoryReporter();
  let asked = 0;
  let failing = false;
  const line = {
    profile: async () => {
      asked += 1;
      if (failing) throw new LineApiError('down', { status: 500, retryable: true });
      return profile;
    },
  };
  let now = 1000;
  /** A process of its own, over the same table. */
  const start = () => createSubscribers({ table, line, reporter, clock: () => now });
  return {
    start,
    reporter,
    asked: () => asked,
    fail: (is: boolean) => (failing = is),
    pass: (ms: number) => (now += ms),
    row: async () => (await table.get(aUserId(), 'subscriber'))?.fields,
  };
}

test('who follows is kept with the language of the profile', async () => {
  const { start, row, reporter } = setUp();
  expect(await start().follow(aUserId(), false)).toBe('th');
  expect(await row()).toEqual({ status: 'following', language: 'th', since: 1000 });
  expect(reporter.named('subscriber.changed')).toMatchObject([{ fields: { change: 'followed' } }]);
});

test('a language is asked of LINE once: later it comes from memory, in another process from the table', async () => {
  const { start, asked, reporter } = setUp();
  const subscribers = start();
  expect(await subscribers.languageOf(aUserId())).toBe('th');
  expect(await subscribers.languageOf(aUserId())).toBe('th');
  expect(await start().languageOf(aUserId())).toBe('th');
  expect(asked()).toBe(1);
  const hits = reporter.named('cache.hit').map(({ fields }) => fields.level);
  expect(hits).toEqual(['memory', 'table']);
});

test('who blocks the account is not kept as a follower, and unblocking is told apart', async () => {
  const { start, row, reporter } = setUp();
  const subscribers = start();
  await subscribers.follow(aUserId(), false);
  await subscribers.unfollow(aUserId());
  expect(await row()).toMatchObject({ status: 'blocked' });
  await subscribers.follow(aUserId(), true);
  expect(await row()).toMatchObject({ status: 'following' });
  expect(reporter.named('subscriber.changed').map(({ fields }) => fields.change)).toEqual([
    'followed',
    'unfollowed',
    'unblocked',
  ]);
});

test('learning a language changes neither status nor since when', async () => {
  const { start, row, pass } = setUp();
  await start().unfollow(aUserId());
  pass(5000);
  await start().languageOf(aUserId());
  expect(await row()).toEqual({ status: 'blocked', language: 'th', since: 1000 });
});

test('somebody without a profile is written to in English', async () => {
  const table = createMemoryTable('subscribers');
  const subscribers = createSubscribers({
    table,
    line: { profile: async () => undefined },
    reporter: createMemoryReporter(),
    clock: () => 0,
  });
  expect(await subscribers.languageOf(aUserId())).toBe('en');
});

test('an answer does not wait for a profile that LINE cannot give; the language is learned later', async () => {
  const { start, fail } = setUp();
  const subscribers = start();
  fail(true);
  expect(await subscribers.languageOf(aUserId())).toBe('en');
  fail(false);
  expect(await subscribers.languageOf(aUserId())).toBe('th');
});

test('a follower is kept although LINE cannot give the profile; the language is learned later', async () => {
  const { start, fail, row } = setUp();
  fail(true);
  expect(await start().follow(aUserId(), false)).toBe('en');
  expect(await row()).toEqual({ status: 'following', since: 1000 });
  fail(false);
  expect(await start().languageOf(aUserId())).toBe('th');
  expect(await row()).toEqual({ status: 'following', language: 'th', since: 1000 });
});

test.each([
  ['ja', 'ja'],
  ['JA', 'ja'],
  ['en-US', 'en'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh-cn', 'zh-CN'],
  ['zh', 'zh-TW'],
  ['pt-BR', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('the tag %s means %s', (tag, language) => {
  expect(languageFromTag(tag)).toBe(language);
});
