import { expect, test } from '@jest/globals';
import { createAiAllowance } from '../../../shared/ai/aiAllowance';
import type { AllowanceLimits } from '../../../shared/config/limits';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { aUserId } from '../../builders/events';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const usual: AllowanceLimits = {
  userMessagesPerMinute: 3,
  messagesPerMinute: 100,
  userDailyMicroUsd: 1000,
  dailyMicroUsd: 5000,
  reservedShare: 0,
  userSearchesPerHour: 2,
};

function setUp(limits: Partial<AllowanceLimits> = {}) {
  let now = Date.UTC(2026, 10, 23, 9);
  const people = createMemoryTable('subscribers');
  const usage = createMemoryTable('aiusage');
  const reporter = createMemoryReporter();
  /** A process of its own, over the same tables. */
  const start = () =>
    createAiAllowance({
      people,
      usage,
      limits: { ...usual, ...limits },
      reporter,
      clock: () => now,
      random: Math.random,
    });
  return { start, people, pass: (ms: number) => (now += ms) };
}

async function admitTimes(
  allowance: ReturnType<typeof createAiAllowance>,
  n: number,
  user = aUserId(),
) {
  const all: string[] = [];
  for (let count = 0; count < n; count += 1) all.push(await allowance.admit(user));
  return all;
}

test('whoever writes too fast is told once a minute', async () => {
  const { start, pass } = setUp();
  expect(await admitTimes(start(), 5)).toEqual(['ok', 'ok', 'ok', 'tooFast', 'tooFastStill']);
  pass(minuteMs);
  expect(await admitTimes(start(), 1)).toEqual(['ok']);
});

test('a limit outlives the process', async () => {
  const { start } = setUp();
  await admitTimes(start(), 3);
  expect(await admitTimes(start(), 1)).toEqual(['tooFast']);
});

test('one person’s limit is not another’s', async () => {
  const { start } = setUp();
  const allowance = start();
  await admitTimes(allowance, 4, aUserId(1));
  expect(await admitTimes(allowance, 1, aUserId(2))).toEqual(['ok']);
});

test('a day’s budget ends with the day', async () => {
  const { start, pass } = setUp();
  const allowance = start();
  await allowance.admit(aUserId());
  await allowance.charge(aUserId(), 1000);
  expect(await allowance.admit(aUserId())).toBe('userBudget');
  expect(await allowance.admit(aUserId(2))).toBe('ok');
  pass(24 * hourMs);
  expect(await allowance.admit(aUserId())).toBe('ok');
});

test('the budget of all is the sum of everybody’s', async () => {
  const { start, pass } = setUp();
  const allowance = start();
  for (let user = 1; user <= 6; user += 1) {
    await allowance.admit(aUserId(user));
    await allowance.charge(aUserId(user), 900);
  }
  pass(6000);
  expect(await start().admit(aUserId(7))).toBe('budget');
});

test('all together are limited too', async () => {
  const { start, pass } = setUp({ messagesPerMinute: 3 });
  const allowance = start();
  for (let user = 1; user <= 3; user += 1) {
    await allowance.admit(aUserId(user));
    await allowance.charge(aUserId(user), 1, 1);
  }
  pass(6000);
  expect(await allowance.admit(aUserId(4))).toBe('busy');
});

test('searches are counted by the hour', async () => {
  const { start, pass } = setUp();
  const allowance = start();
  const search = () => allowance.admitSearch(aUserId());
  expect([await search(), await search(), await search()]).toEqual([true, true, false]);
  pass(hourMs);
  expect(await search()).toBe(true);
});

test('messages that come at once are all counted', async () => {
  const { start } = setUp({ userMessagesPerMinute: 4 });
  const processes = [start(), start(), start()];
  const all = await Promise.all(
    [...processes, ...processes].map((allowance) => allowance.admit(aUserId())),
  );
  expect(all.filter((one) => one === 'ok')).toHaveLength(4);
});

test('whoever was forgotten is not remembered by a bill that comes later', async () => {
  const { start, people } = setUp();
  const allowance = start();
  await allowance.charge(aUserId(), 100);
  expect(await people.list(aUserId())).toEqual([]);
});

test('forty new accounts cannot spend what is kept for people who are known', async () => {
  const { start, pass } = setUp({ dailyMicroUsd: 10_000, reservedShare: 0.5 });
  const allowance = start();
  expect(await allowance.admit(aUserId(1))).toBe('ok');
  pass(8 * 24 * hourMs);
  for (let user = 100; user < 140; user += 1) {
    pass(6000);
    if ((await allowance.admit(aUserId(user))) === 'ok') await allowance.charge(aUserId(user), 500);
  }
  pass(6000);
  expect(await start().admit(aUserId(140))).toBe('newcomersBudget');
  expect(await start().admit(aUserId(1))).toBe('ok');
});

test('what known people spend takes nothing from those who are new', async () => {
  const { start, pass } = setUp({ dailyMicroUsd: 1500, reservedShare: 0.5 });
  const allowance = start();
  await allowance.admit(aUserId(1));
  pass(8 * 24 * hourMs);
  await allowance.admit(aUserId(1));
  await allowance.charge(aUserId(1), 900);
  pass(6000);
  expect(await allowance.admit(aUserId(2))).toBe('ok');
});

test('whoever was there before dates were kept is known', async () => {
  const { start, people } = setUp({ reservedShare: 1 });
  await people.insert(aUserId(), 'allowance', { messages: 1, messagesIn: 1 });
  expect(await start().admit(aUserId())).toBe('ok');
  expect(await start().admit(aUserId(2))).toBe('newcomersBudget');
});
