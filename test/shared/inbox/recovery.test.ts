import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { systemTimers } from '../../../shared/clock';
import { chatLeaseMs } from '../../../shared/inbox/chatLease';
import { createChatTurns } from '../../../shared/inbox/chatTurns';
import { createEventRecords } from '../../../shared/inbox/eventRecords';
import { sendAnswer } from '../../../shared/delivery/sendAnswer';
import {
  handleLineEvents,
  type HandleLineEventsDeps,
} from '../../../shared/inbox/handleLineEvents';
import { BotError, LineApiError } from '../../../shared/errors';
import type { JobItem } from '../../../shared/jobs/envelope';
import type { LineEventBody } from '../../../shared/jobs/lineEventJob';
import { createMemoryLineMessaging } from '../../../shared/line/memoryLineMessaging';
import { createClaimCheck } from '../../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createStorageClients } from '../../../shared/storage/createStorageClients';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { anItem, aTextEvent, aUserId } from '../../builders/events';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { withCode } from '../../builders/withCode';

const now = 1_763_900_000_000;
const clock = () => now;
const chat = aUserId();

function setUpTurns() {
  return createChatTurns({ table: createMemoryTable('turns'), clock, newId: randomUUID });
}

const aTurn = (id = 'event-1', item = '{}') => ({
  chat,
  timestamp: now,
  webhookEventId: id,
  item,
});

test('a renewal that comes after the hand-over does not take the chat back from its heir', async () => {
  const turns = setUpTurns();
  const entered = await turns.enter(aTurn());
  if (entered.kind !== 'holding') throw new Error('expected to hold the chat');
  expect(await entered.lease.handOver('job:event-1', aTurn(), '{}')).toBe('kept');
  expect(await entered.lease.renew()).toBe('lost');
  expect(await turns.inherit(chat, 'job:event-1')).toMatchObject({ kind: 'holding' });
});

test('a chat whose job could not be queued can be given back after the hand-over', async () => {
  const turns = setUpTurns();
  const entered = await turns.enter(aTurn());
  if (entered.kind !== 'holding') throw new Error('expected to hold the chat');
  await entered.lease.handOver('job:event-1', aTurn(), '{}');
  await entered.lease.release();
  expect(await turns.enter(aTurn('event-2'))).toMatchObject({ kind: 'holding' });
});

test.each([
  ['memory', () => createMemoryTable('turns')],
  [
    'Azurite',
    () =>
      createStorageClients({ connectionString: azuriteConnectionString() }).table(
        freshName('turns'),
      ),
  ],
])('no character of a long item is cut in two for the table, over %s', async (_name, make) => {
  const table = make();
  const turns = createChatTurns({ table, clock, newId: randomUUID });
  for (const lead of ['', 'x']) {
    const item = JSON.stringify({ text: `${lead}${'😀'.repeat(20_000)}` });
    const id = `event-${lead.length}`;
    const entered = await turns.enter({ ...aTurn(id, item), chat: `${chat}${id}` });
    if (entered.kind !== 'holding') throw new Error('expected to hold the chat');
    expect((await entered.lease.next())?.item === item).toBe(true);
    const rows = await table.list(`${chat}${id}`, { fromRow: 'turn-', toRow: 'turn-~' });
    const parts = rows.flatMap(({ fields }) => [String(fields.item0), String(fields.item1)]);
    expect(parts.map((part) => part.isWellFormed())).toEqual([true, true]);
  }
});

function setUpAnswers(allowPushFallback: boolean) {
  const line = createMemoryLineMessaging();
  const reporter = createMemoryReporter();
  let time = now;
  const table = createMemoryTable('records');
  const records = createEventRecords({ table: () => table, clock: () => time });
  const identity = { webhookEventId: 'event-1', timestamp: now };
  const answer = {
    webhookEventId: 'event-1',
    type: 'message',
    replyToken: 'token-1',
    chat,
    messages: [{ type: 'text' as const, text: 'hello' }],
  };
  const deps = { line, reporter, clock: () => time, allowPushFallback };
  /** One attempt at the answer, recorded as failed when it throws. */
  async function tryToAnswer(replay = false) {
    const record = await records.begin(identity, { replay });
    try {
      const outcome = await sendAnswer(deps, record, answer);
      await record.mark('done', outcome);
      return outcome;
    } catch (error) {
      await record.mark('failed', 'test');
      return error;
    }
  }
  return { line, reporter, tryToAnswer, pass: (ms: number) => (time += ms) };
}

test('a replay pushes nothing when an earlier reply may have been shown', async () => {
  const { line, tryToAnswer, reporter } = setUpAnswers(true);
  line.loseNextAnswer(new LineApiError('no answer', { retryable: true }));
  expect(await tryToAnswer()).toBeInstanceOf(LineApiError);
  expect(await tryToAnswer(true)).toBe('replyUnknown');
  expect(line.sent).toMatchObject([{ via: 'reply' }]);
  expect(reporter.named('reply.unknown')).toHaveLength(1);
});

test('a replay may push when LINE had refused the reply', async () => {
  const { line, tryToAnswer } = setUpAnswers(true);
  line.failNextReply(new LineApiError('refused', { status: 400, retryable: false }));
  expect(await tryToAnswer()).toBeInstanceOf(LineApiError);
  line.expiredTokens.add('token-1');
  expect(await tryToAnswer(true)).toBe('pushed');
  expect(line.sent).toMatchObject([{ via: 'push' }]);
});

function setUpEvents() {
  const claims = createMemoryBlobStore('claims');
  const claimCheck = createClaimCheck(claims, randomUUID);
  const reporter = createMemoryReporter();
  const handled: string[] = [];
  const dead: JobItem<LineEventBody>[] = [];
  const twins: { items: readonly JobItem<LineEventBody>[]; dueAt: number }[] = [];
  const turnsTable = createMemoryTable('turns');
  let time = now;
  const deps: Parameters<typeof handleLineEvents>[0] = {
    records: createEventRecords({ table: createOneTable(), clock: () => time }),
    turns: createChatTurns({ table: turnsTable, clock: () => time, newId: randomUUID }),
    claimCheck,
    takeTurn: async (event) => {
      handled.push(event.webhookEventId);
      return { kind: 'ended', outcome: 'replied' };
    },
    enqueueRichMessage: async () => undefined,
    queueTwins: async (items, dueAt) => void twins.push({ items, dueAt }),
    answerForMs: 3_600_000,
    deadLetter: async (item) => void dead.push(item),
    reporter,
    clock: () => time,
    timers: systemTimers,
  };
  return {
    deps,
    claims,
    handled,
    dead,
    twins,
    turnsTable,
    reporter,
    pass: (ms: number) => (time += ms),
  };
}

function createOneTable() {
  const table = createMemoryTable('records');
  return () => table;
}

const first = { twin: false, again: false };
const claimOf = (claim: string): JobItem<LineEventBody> => ({
  ...anItem({}),
  body: { destination: aUserId(99), claim },
});

test('an event whose stored body is gone holds up none of its group, and is reported', async () => {
  const { deps, handled, dead, reporter } = setUpEvents();
  const fine = aTextEvent({ userId: aUserId(2) });
  const gone = claimOf('gone');
  await handleLineEvents(deps, [gone, anItem(fine)], first);
  expect(handled).toEqual([fine.webhookEventId]);
  expect(dead).toEqual([gone]);
  expect(reporter.named('event.failed')).toMatchObject([
    { fields: withCode('event.lost', { retryable: false }) },
  ]);
});

test('a stored body that cannot be read now fails its message, after the others were done', async () => {
  const { deps, handled, claims } = setUpEvents();
  const down = {
    ...deps,
    claimCheck: { ...deps.claimCheck, get: () => Promise.reject(new Error('down')) },
  };
  const fine = aTextEvent({ userId: aUserId(2) });
  await expect(handleLineEvents(down, [claimOf('slow'), anItem(fine)], first)).rejects.toThrow();
  expect(handled).toEqual([fine.webhookEventId]);
  await claims.put('slow', Buffer.from(JSON.stringify(aTextEvent({ webhookEventId: 'slow' }))), {
    contentType: 'application/json',
  });
  await handleLineEvents(deps, [claimOf('slow'), anItem(fine)], { twin: false, again: true });
  expect(handled).toEqual([fine.webhookEventId, 'slow']);
});

test('a message that fails says which of its events failed, and why, and nothing that was said', async () => {
  const { deps, reporter } = setUpEvents();
  const storageDown = new BotError('table.unavailable', 'The table chats answers 503', {
    retryable: true,
  });
  const [slow, odd, fine] = [1, 2, 3].map((user) =>
    aTextEvent({ userId: aUserId(user), text: 'my secret' }),
  );
  const trouble = new Map<unknown, Error>([
    [slow?.webhookEventId, storageDown],
    [odd?.webhookEventId, new TypeError('cannot read my secret')],
  ]);
  const taking: HandleLineEventsDeps = {
    ...deps,
    takeTurn: async (event, facts) => {
      const error = trouble.get(event.webhookEventId);
      if (error !== undefined) throw error;
      return deps.takeTurn(event, facts);
    },
  };
  const items = [slow, odd, fine].map((event) => anItem(event ?? {}));
  const failure = await handleLineEvents(taking, items, first).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof AggregateError)) throw new Error('expected an AggregateError');
  expect(failure.message).toBe(
    `1 events failed: message ${String(odd?.webhookEventId)}: unexpected TypeError`,
  );
  expect(failure.errors).toMatchObject([
    { event: { webhookEventId: odd?.webhookEventId, type: 'message' } },
  ]);
  const reported = reporter.named('event.failed').map(({ fields }) => fields);
  expect(reported).toEqual([
    {
      type: 'message',
      webhookEventId: slow?.webhookEventId,
      code: 'table.unavailable',
      retryable: true,
    },
    { type: 'message', webhookEventId: odd?.webhookEventId, code: 'unexpected', retryable: true },
  ]);
  expect(JSON.stringify([failure.message, reported])).not.toContain('secret');
});

test('an event that fails before its turn is reported as well, once', async () => {
  const { deps, reporter } = setUpEvents();
  const event = aTextEvent();
  const unreachable: HandleLineEventsDeps = {
    ...deps,
    turns: { ...deps.turns, enter: () => Promise.reject(new Error('down')) },
    claimCheck: { ...deps.claimCheck, get: () => Promise.reject(new Error('down')) },
  };
  const failing = handleLineEvents(unreachable, [claimOf('slow'), anItem(event)], first);
  await expect(failing).rejects.toThrow(
    `2 events failed: unknown slow: unexpected Error; message ${event.webhookEventId}: unexpected Error`,
  );
  expect(reporter.named('event.failed').map(({ fields }) => fields.webhookEventId)).toEqual([
    'slow',
    event.webhookEventId,
  ]);
});

test('a turn whose stored body is gone does not block its chat', async () => {
  const { deps, handled, dead, turnsTable, pass } = setUpEvents();
  const turns = createChatTurns({ table: turnsTable, clock, newId: randomUUID });
  await turns.enter({ ...aTurn('lost', JSON.stringify(claimOf('gone'))), timestamp: now - 1 });
  pass(chatLeaseMs + 1);
  const next = aTextEvent();
  await handleLineEvents(deps, [anItem(next)], first);
  expect(handled).toEqual([next.webhookEventId]);
  expect(dead).toHaveLength(1);
});

test('a turn that kills every instance that takes it is given up in the end', async () => {
  const { deps, handled, dead, turnsTable } = setUpEvents();
  const deadly = aTextEvent({ webhookEventId: 'deadly', timestamp: now - 1 });
  for (let crash = 0; crash < 8; crash += 1)
    await deps.records.begin({ webhookEventId: 'deadly', timestamp: now - 1 });
  await handleLineEvents(deps, [anItem(deadly)], first);
  expect(handled).toEqual([]);
  expect(dead).toHaveLength(1);
  expect(await turnsTable.list(chat, { fromRow: 'turn-', toRow: 'turn-~' })).toEqual([]);
});

test.each([
  ['an hour', 60, 'pushed', 2],
  ['a day', 24 * 60, 'pushUnknown', 1],
])(
  'a push of unknown outcome, replayed after %s, is sent again only while LINE knows its retry key',
  async (_what, minutes, outcome, calls) => {
    const { line, reporter, tryToAnswer, pass } = setUpAnswers(true);
    line.expiredTokens.add('token-1');
    const keys: string[] = [];
    const push = line.push.bind(line);
    line.push = async (to, messages, retryKey) => {
      keys.push(retryKey);
      const result = await push(to, messages, retryKey);
      if (keys.length === 1) throw new LineApiError('no answer', { retryable: true });
      return result;
    };
    expect(await tryToAnswer()).toBeInstanceOf(LineApiError);
    pass(minutes * 60_000);
    expect(await tryToAnswer(true)).toBe(outcome);
    expect(keys).toHaveLength(calls);
    expect(new Set(keys).size).toBe(1);
    expect(line.sent).toHaveLength(1);
    expect(reporter.named('reply.unknown')).toHaveLength(outcome === 'pushUnknown' ? 1 : 0);
  },
);
