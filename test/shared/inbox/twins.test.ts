import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { systemTimers } from '../../../shared/clock';
import { BotError } from '../../../shared/errors';
import { chatLeaseMs } from '../../../shared/inbox/chatLease';
import { createChatTurns } from '../../../shared/inbox/chatTurns';
import { createEventRecords } from '../../../shared/inbox/eventRecords';
import {
  handleLineEvents,
  type HandleLineEventsDeps,
} from '../../../shared/inbox/handleLineEvents';
import { maxTwinAgeMs, nextTwinDelayMs } from '../../../shared/inbox/twinSchedule';
import type { JobItem } from '../../../shared/jobs/envelope';
import type { LineEventBody } from '../../../shared/jobs/lineEventJob';
import { createClaimCheck } from '../../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { anItem, aTextEvent, aUserId } from '../../builders/events';

const startMs = 1_763_900_000_000;
const first = { twin: false, again: false };
const twin = { twin: true, again: false };
const down = () => new BotError('table.unavailable', 'down', { retryable: true });

/** What happened, in order: `turn ID`, `twins IDS +SECONDS`, `find ID`. */
function setUp() {
  let now = startMs;
  const clock = () => now;
  const log: string[] = [];
  const dead: [JobItem<LineEventBody>, string][] = [];
  const queued: JobItem<LineEventBody>[][] = [];
  const recordTable = createMemoryTable('records');
  const turnTable = createMemoryTable('turns');
  const records = createEventRecords({ table: () => recordTable, clock });
  const reporter = createMemoryReporter();
  const claims = createMemoryBlobStore('claims');
  let fail: (id: string) => unknown = () => undefined;
  const deps: HandleLineEventsDeps = {
    records: {
      ...records,
      async find(identity) {
        log.push(`find ${identity.webhookEventId}`);
        return records.find(identity);
      },
    },
    turns: createChatTurns({ table: turnTable, clock, newId: randomUUID }),
    claimCheck: createClaimCheck(claims, randomUUID, 1),
    async takeTurn({ webhookEventId }) {
      log.push(`turn ${webhookEventId}`);
      const error = fail(webhookEventId);
      if (error !== undefined) throw error as Error;
      return { kind: 'ended', outcome: 'replied' };
    },
    enqueueRichMessage: async () => undefined,
    async queueTwins(items, dueAt) {
      queued.push([...items]);
      const ids = items.map(({ body }) => ('event' in body ? body.event.webhookEventId : 'claim'));
      const only = items.every(({ turn }) => turn === 'only') ? ' only' : '';
      log.push(`twins ${ids.join(' ')}${only} +${(dueAt - now) / 1000}`);
    },
    deadLetter: async (item, cause) => void dead.push([item, cause]),
    answerForMs: 3_600_000,
    reporter,
    clock,
    timers: { ...systemTimers, delay: async () => undefined },
  };
  return {
    deps,
    log,
    dead,
    queued,
    records,
    claims,
    reporter,
    pass: (ms: number) => (now += ms),
    failWith: (next: typeof fail) => (fail = next),
    itemOf: (id: string, fields: Parameters<typeof aTextEvent>[0] = {}) => ({
      ...anItem(aTextEvent({ webhookEventId: id, timestamp: now, ...fields })),
      at: now,
    }),
    stateOf: async (id: string) =>
      (await records.find({ webhookEventId: id, timestamp: startMs }))?.state,
  };
}

test('an event that fails for a passing reason is left to its twin, and its message is finished', async () => {
  const { deps, failWith, itemOf, dead, stateOf, reporter } = setUp();
  failWith(down);
  await handleLineEvents(deps, [itemOf('a')], first);
  expect([await stateOf('a'), dead]).toEqual(['open', []]);
  expect(reporter.named('event.failed')).toMatchObject([{ fields: { code: 'table.unavailable' } }]);
});

test('passing failures, however many, do not speak against an event', async () => {
  const { deps, failWith, itemOf, dead, pass, stateOf } = setUp();
  const item = itemOf('a');
  failWith(down);
  await handleLineEvents(deps, [item], first);
  for (let round = 0; round < 50; round += 1) {
    pass(15_000);
    await handleLineEvents(deps, [item], twin);
  }
  failWith(() => undefined);
  await handleLineEvents(deps, [item], twin);
  expect([await stateOf('a'), dead]).toEqual(['done', []]);
});

test('an unexpected failure is tried a few times, and then becomes a dead letter with its cause', async () => {
  const { deps, failWith, itemOf, dead, stateOf } = setUp();
  failWith(() => new TypeError('odd'));
  const item = itemOf('a');
  for (let attempt = 1; attempt < 4; attempt += 1) {
    await expect(handleLineEvents(deps, [item], first)).rejects.toThrow('unexpected TypeError');
  }
  await handleLineEvents(deps, [item], first);
  expect(await stateOf('a')).toBe('failed');
  expect(dead).toEqual([[item, 'unexpected']]);
});

test('a twin queues the next one before it works, so that a second crash loses nothing', async () => {
  const { deps, log, itemOf } = setUp();
  await handleLineEvents(deps, [itemOf('a')], twin);
  expect(log).toEqual(['find a', 'twins a +15', 'turn a']);
});

test('a twin that finds its event handled costs one point read', async () => {
  const { deps, log, itemOf } = setUp();
  const item = itemOf('a');
  await handleLineEvents(deps, [item], first);
  log.length = 0;
  await handleLineEvents(deps, [item], twin);
  expect(log).toEqual(['find a']);
});

test('the open events of a twin message stay together', async () => {
  const { deps, log, itemOf } = setUp();
  const [a, b, c] = ['a', 'b', 'c'].map((id, index) => itemOf(id, { userId: aUserId(index + 1) }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three items');
  await handleLineEvents(deps, [b], first);
  log.length = 0;
  await handleLineEvents(deps, [a, b, c], twin);
  expect(log).toContain('twins a c +15');
});

test('a twin of which nobody can tell whether it is handled is queued again, and not worked on', async () => {
  const { deps, log, itemOf } = setUp();
  const blind = { ...deps, records: { ...deps.records, find: () => Promise.reject(down()) } };
  await handleLineEvents(blind, [itemOf('a')], twin);
  expect(log).toEqual(['twins a +15']);
});

test('a twin that cannot queue the next one works all the same, and its message stays when that fails', async () => {
  const { deps, itemOf, stateOf, failWith } = setUp();
  const lonely = { ...deps, queueTwins: () => Promise.reject(down()) };
  failWith(down);
  await expect(handleLineEvents(lonely, [itemOf('a')], twin)).rejects.toThrow('1 events failed');
  failWith(() => undefined);
  await handleLineEvents(lonely, [itemOf('a')], twin);
  expect(await stateOf('a')).toBe('done');
});

test('a twin whose chat a living worker holds leaves its event to the next twin', async () => {
  const { deps, log, itemOf, pass } = setUp();
  await deps.turns.enter({
    chat: aUserId(),
    timestamp: startMs,
    webhookEventId: 'held',
    item: JSON.stringify(itemOf('held')),
  });
  pass(chatLeaseMs - 1);
  await handleLineEvents(deps, [itemOf('a')], twin);
  expect(log).toEqual(['find a', 'twins a +15']);
});

test('a twin returns every 15 s for ten minutes, then after 1, 5, 15 and 60 minutes, then hourly', () => {
  const minute = 60_000;
  const times: number[] = [];
  for (let age = 9.75 * minute; age < 5 * 60 * minute; age += nextTwinDelayMs(age)) times.push(age);
  expect(nextTwinDelayMs(0)).toBe(15_000);
  expect(times.map((age) => age / minute)).toEqual([9.75, 10, 11, 16, 31, 91, 151, 211, 271]);
});

test('an event that is still open after a week needs a person', async () => {
  const { deps, log, dead, itemOf, pass } = setUp();
  const item = itemOf('a');
  pass(maxTwinAgeMs + 1);
  await handleLineEvents(deps, [item], twin);
  expect(dead).toEqual([[item, 'event.overdue']]);
  expect(log.filter((line) => line.startsWith('twins'))).toEqual([]);
});

test('all events of a chat are entered before the first is taken, and taken in the order of LINE’s times', async () => {
  const { deps, log, itemOf } = setUp();
  const late = itemOf('late', { timestamp: startMs + 2 });
  const early = itemOf('early', { timestamp: startMs + 1 });
  await handleLineEvents(deps, [late, early], first);
  expect(log).toEqual(['turn early', 'turn late']);
});

test('an event that this process is about to enter is taken before a younger one', async () => {
  const { deps, log, itemOf } = setUp();
  const slow = Promise.withResolvers<undefined>();
  const early = itemOf('early', { timestamp: startMs + 1 });
  const late = itemOf('late', { timestamp: startMs + 2 });
  const slowTable = createMemoryTable('turns');
  const turns = createChatTurns({
    table: {
      ...slowTable,
      async get(partition, row) {
        if (!log.includes('began')) {
          log.push('began');
          await slow.promise;
        }
        return slowTable.get(partition, row);
      },
    },
    clock: deps.clock,
    newId: randomUUID,
  });
  const both = [early, late].map((item) => handleLineEvents({ ...deps, turns }, [item], first));
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  slow.resolve(undefined);
  await Promise.all(both);
  expect(log).toEqual(['began', 'turn early', 'turn late']);
});

test('a turn whose end could not be recorded is ended by a twin, although its event is handled', async () => {
  const { deps, queued, itemOf, log, pass } = setUp();
  const table = createMemoryTable('turns');
  let isDown = false;
  const shaky = {
    ...table,
    transact: async (...args: Parameters<typeof table.transact>) => {
      if (isDown) throw down();
      return table.transact(...args);
    },
  };
  const turns = createChatTurns({ table: shaky, clock: deps.clock, newId: randomUUID });
  const trouble = {
    ...deps,
    turns,
    async takeTurn(...args: Parameters<typeof deps.takeTurn>) {
      isDown = true;
      return deps.takeTurn(...args);
    },
  };
  const item = itemOf('a');
  await handleLineEvents(trouble, [item], first);
  expect(await table.list(aUserId(), { fromRow: 'turn-' })).toHaveLength(1);
  isDown = false;
  pass(15_000);
  for (const items of queued) await handleLineEvents(trouble, items, twin);
  expect(await table.list(aUserId(), { fromRow: 'turn-' })).toEqual([]);
  expect(log.filter((line) => line.startsWith('turn'))).toEqual(['turn a']);
});

test('a turn whose worker died before its end is ended when the message comes again', async () => {
  const { deps, itemOf, log, records, pass } = setUp();
  const item = itemOf('a');
  const turn = { chat: aUserId(), timestamp: startMs, webhookEventId: 'a' };
  await deps.turns.enter({ ...turn, item: JSON.stringify(item) });
  await (await records.begin(turn)).mark('done', 'replied');
  pass(600_000);
  await handleLineEvents(deps, [item], { twin: false, again: true });
  expect(await deps.turns.isLeft(turn)).toBe(false);
  expect(log).toEqual(['find a']);
});

test('so are the turns of other messages that the dead worker had taken', async () => {
  const { deps, itemOf, log, records, pass } = setUp();
  const [item, other] = [itemOf('a'), itemOf('b', { timestamp: startMs + 1 })];
  const turn = { chat: aUserId(), timestamp: startMs, webhookEventId: 'a' };
  const left = { chat: aUserId(), timestamp: startMs + 1, webhookEventId: 'b' };
  await deps.turns.enter({ ...left, item: JSON.stringify(other) });
  for (const ended of [turn, left]) await (await records.begin(ended)).mark('done', 'replied');
  pass(600_000);
  await handleLineEvents(deps, [item], { twin: false, again: true });
  expect(await deps.turns.isLeft(left)).toBe(false);
  expect(log).toEqual(['find a']);
});

test('a large event whose body its twin has removed counts as handled, not as lost', async () => {
  const { deps, claims, dead, reporter, itemOf } = setUp();
  const { body, ...rest } = itemOf('a');
  if (!('event' in body)) throw new Error('an event');
  await claims.put('blob', Buffer.from(JSON.stringify(body.event)), { contentType: 'text/plain' });
  const large = {
    ...rest,
    body: { destination: 'U0', claim: 'blob', webhookEventId: 'a', timestamp: startMs },
  };
  await handleLineEvents(deps, [large], twin);
  expect(await claims.exists('blob')).toBe(false);
  await handleLineEvents(deps, [large], first);
  expect(dead).toEqual([]);
  expect(reporter.named('event.skipped')).toMatchObject([{ fields: { reason: 'done' } }]);
});

test('a large event whose body is gone and that was never handled is given up, by its twin as well', async () => {
  const { deps, dead, itemOf, stateOf } = setUp();
  const body = { destination: 'U0', claim: 'gone', webhookEventId: 'a', timestamp: startMs };
  const item = { ...itemOf('a'), body };
  await handleLineEvents(deps, [item], twin);
  expect(dead).toEqual([[item, 'event.lost']]);
  expect(await stateOf('a')).toBe('failed');
});

test('a message that comes again and cannot be looked up leaves a twin that looks for its turn', async () => {
  const { deps, log, itemOf } = setUp();
  const unreadable = { ...deps, records: { ...deps.records, find: () => Promise.reject(down()) } };
  await handleLineEvents(unreadable, [itemOf('a')], { twin: false, again: true });
  expect(log).toEqual(['twins a only +15']);
});

test('a message that comes again is brought once more when neither look-up nor twin succeeds', async () => {
  const { deps, itemOf } = setUp();
  const offline = {
    ...deps,
    records: { ...deps.records, find: () => Promise.reject(down()) },
    queueTwins: () => Promise.reject(down()),
  };
  const again = { twin: false, again: true };
  await expect(handleLineEvents(offline, [itemOf('a')], again)).rejects.toThrow('1 events failed');
});
