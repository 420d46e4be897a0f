import { beforeEach, expect, test } from '@jest/globals';
import { createTableCacheLevel } from '../../../shared/cache/tableCacheLevel';
import { type CopyRequest, copyKey, createCopyCache } from '../../../shared/content/copyCache';
import type { WrittenCopy } from '../../../shared/content/copyBrief';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { Table } from '../../../shared/storage/table';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const hourMs = 60 * 60 * 1000;
const request: CopyRequest = { prompt: 'Say good morning', model: 'small', checksVersion: 1 };
const key = copyKey(request);
const copyOf = (title: string): WrittenCopy => ({
  tier: 'ai',
  copies: [{ title, body: 'b', altText: 'a', cta: 'c', category: 'morning', mood: 'calm' }],
});

let now: number;
let table: Table;

beforeEach(() => {
  now = 1_800_000_000_000;
  table = createMemoryTable('caches');
});

/** One process: a memory of its own, the same table. */
function startProcess(shared: Table = table) {
  const reporter = createMemoryReporter();
  const cache = createCopyCache({
    table: shared,
    reporter,
    clock: () => now,
    random: Math.random,
    delay: async (ms) => {
      now += ms;
      await new Promise(setImmediate);
    },
  });
  let loads = 0;
  return {
    cache,
    loads: () => loads,
    load: (title: string) => async () => {
      loads += 1;
      await new Promise(setImmediate);
      return copyOf(title);
    },
    events: () =>
      reporter.events.map(({ name, fields }) => [name, 'level' in fields && fields.level]),
  };
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

test('what one process has made, another finds in the table, and then in its memory', async () => {
  const [first, second] = [startProcess(), startProcess()];
  expect(await first.cache.get(key, first.load('one'))).toEqual(copyOf('one'));
  expect(await second.cache.get(key, second.load('two'))).toEqual(copyOf('one'));
  expect(await second.cache.get(key, second.load('two'))).toEqual(copyOf('one'));
  expect([first.loads(), second.loads()]).toEqual([1, 0]);
  expect(second.events()).toEqual([
    ['cache.miss', 'memory'],
    ['cache.hit', 'table'],
    ['cache.hit', 'memory'],
  ]);
});

test('a hundred callers in two processes at once: one load', async () => {
  const both = [startProcess(), startProcess()];
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, index) => {
      const { cache, load } = both[index % 2] ?? startProcess();
      return cache.get(key, load('only'));
    }),
  );
  expect(new Set(all.map(({ copies }) => copies[0]?.title))).toEqual(new Set(['only']));
  expect(both.reduce((sum, { loads }) => sum + loads(), 0)).toBe(1);
});

test('a value is fresh for at most a day and at least nine tenths of one; then it is given once more, and made anew', async () => {
  const bot = startProcess();
  await bot.cache.get(key, bot.load('old'));
  now += 24 * hourMs * 0.89;
  await bot.cache.get(key, bot.load('new'));
  await settled();
  expect(bot.loads()).toBe(1);

  now += 24 * hourMs * 0.12;
  expect(await bot.cache.get(key, bot.load('new'))).toEqual(copyOf('old'));
  await settled();
  expect(bot.loads()).toBe(2);
  expect(await bot.cache.get(key, bot.load('newer'))).toEqual(copyOf('new'));
  expect(bot.events()).toContainEqual(['cache.stale', 'memory']);
});

test('a value that is too old is made before it is given', async () => {
  const bot = startProcess();
  await bot.cache.get(key, bot.load('old'));
  now += 49 * hourMs;
  expect(await bot.cache.get(key, bot.load('new'))).toEqual(copyOf('new'));
});

test('a stale value that another process has made anew is read, not made again', async () => {
  const [first, second] = [startProcess(), startProcess()];
  await first.cache.get(key, first.load('old'));
  await second.cache.get(key, second.load('old'));
  now += 25 * hourMs;
  await first.cache.get(key, first.load('new'));
  await settled();
  await second.cache.get(key, second.load('newer'));
  await settled();
  expect(await second.cache.get(key, second.load('newer'))).toEqual(copyOf('new'));
  expect(second.loads()).toBe(0);
});

test('a failure goes to everyone who waits, and is not kept', async () => {
  const bot = startProcess();
  const failing = async () => {
    await Promise.resolve();
    throw new Error('no model');
  };
  const both = await Promise.allSettled([bot.cache.get(key, failing), bot.cache.get(key, failing)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await bot.cache.get(key, bot.load('now'))).toEqual(copyOf('now'));
});

test('a process that died while it made a value is waited for no longer than its lease', async () => {
  const died = createTableCacheLevel(table, 'copy', () => now);
  await died.take(key, 20_000);
  const [bot, startedAt] = [startProcess(), now];
  expect(await bot.cache.get(key, bot.load('after'))).toEqual(copyOf('after'));
  expect(now - startedAt).toBeGreaterThanOrEqual(19_900);
  expect(now - startedAt).toBeLessThanOrEqual(20_200);
});

test('storage that is down makes nothing impossible', async () => {
  const fail = async () => {
    await Promise.resolve();
    throw new Error('no storage');
  };
  const bot = startProcess({ ...table, get: fail, insert: fail, upsert: fail });
  expect(await bot.cache.get(key, bot.load('made'))).toEqual(copyOf('made'));
  expect(await bot.cache.get(key, bot.load('again'))).toEqual(copyOf('made'));
  expect(bot.events()).toContainEqual(['cache.failed', 'table']);
});

test('what is stored and is no copy any more counts as a miss', async () => {
  const level = createTableCacheLevel(table, 'copy', () => now);
  await level.put(key, { text: '{"title":1}', untilMs: now + hourMs });
  const bot = startProcess();
  expect(await bot.cache.get(key, bot.load('right'))).toEqual(copyOf('right'));
});

test('what is removed by hand is made again', async () => {
  const bot = startProcess();
  await bot.cache.get(key, bot.load('wrong'));
  await bot.cache.remove(key);
  expect(await bot.cache.get(key, bot.load('right'))).toEqual(copyOf('right'));
});

test('another prompt, model or version of the checks is another key', () => {
  const keys = [
    request,
    { ...request, prompt: 'Say good evening' },
    { ...request, model: 'large' },
    { ...request, checksVersion: 2 },
  ].map(copyKey);
  expect(new Set(keys).size).toBe(4);
});

test('the table is collected: only what is long over goes, page by page', async () => {
  const level = createTableCacheLevel(table, 'copy', () => now);
  const keys = Array.from({ length: 450 }, (_, index) => `A${String(index).padStart(4, '0')}`);
  for (const [index, each] of keys.entries()) {
    await level.put(each, { text: '{}', untilMs: index % 3 === 0 ? now - hourMs : now + hourMs });
  }
  expect(await level.collect(now)).toBe(150);
  expect(await level.get('A0000')).toBeUndefined();
  expect(await level.get('A0001')).toBeDefined();
  expect(await level.collect(now)).toBe(0);
});
