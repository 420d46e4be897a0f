import { expect, test } from '@jest/globals';
import { createChatMemory } from '../../../../shared/conversation/memory/chatMemory';
import { type Remembered } from '../../../../shared/conversation/memory/remembered';
import { chatPartition, type Origin } from '../../../../shared/conversation/memory/chatGate';
import { createLaterAnswers } from '../../../../shared/conversation/memory/laterAnswers';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import { aUserId } from '../../../builders/events';

const dayMs = 24 * 60 * 60 * 1000;
const chat = aUserId();

function setUp() {
  const table = createMemoryTable('chats');
  let now = Date.UTC(2026, 10, 23, 9);
  const clock = () => now;
  return {
    table,
    memory: createChatMemory(table, clock),
    later: createLaterAnswers(table, clock),
    pass: (ms: number) => (now += ms),
    now: () => now,
  };
}

const said = (id: string, at: number, text = `text ${id}`): Remembered => ({
  id,
  at,
  from: 'user',
  text,
});
const answered = (id: string, at: number, answers: string[]): Remembered => ({
  id,
  at,
  from: 'bot',
  text: `answer ${id}`,
  answers,
});
/** What comes from these messages, written with what is known of deletions now. */
const writing = async (
  memory: ReturnType<typeof createChatMemory>,
  of: Partial<Origin> = {},
  inChat = chat,
) => ({ gate: await memory.gate(inChat), origin: { messageIds: [], askedAt: 100, ...of } });
const idsOf = (messages: readonly Remembered[]) => messages.map(({ id }) => id);

test('an answer that is still thought about says so, and is kept all the same', async () => {
  const { later, memory, pass } = setUp();
  const promised = await later.promise('e9', await writing(memory, { messageIds: ['9'] }));
  pass(90_000);
  const renewing = promised.renew();
  const kept = promised.keep({ kind: 'messages', messages: [] });
  await renewing;
  expect(await kept).toBe(true);
  expect((await later.find(chat, 'e9'))?.state).toBe('ready');
});

test('a chat comes back in its order, each answer behind what it answers', async () => {
  const { memory } = setUp();
  await memory.remember([said('2', 20), answered('e1', 10, ['1'])], await writing(memory));
  await memory.remember([said('1', 10), answered('e2', 20, ['2'])], await writing(memory));
  const { messages } = await memory.recall(chat);
  expect(idsOf(messages)).toEqual(['1', 'e1', '2', 'e2']);
  expect(messages[0]).toEqual(said('1', 10));
});

test('what is said twice is remembered once', async () => {
  const { memory } = setUp();
  await memory.remember([said('1', 10)], await writing(memory));
  await memory.remember([said('1', 10)], await writing(memory));
  expect((await memory.recall(chat)).messages).toHaveLength(1);
});

test('an unsent message goes with its answer, with the summary and with the answer that a button would fetch', async () => {
  const { memory, later } = setUp();
  await memory.remember([said('1', 10), said('2', 20), said('3', 30)], await writing(memory));
  await memory.remember(
    [answered('e2', 20, ['2']), answered('e3', 30, ['3'])],
    await writing(memory),
  );
  await memory.summarise(await memory.gate(chat), 'They said text 1.', [said('1', 10)]);
  const promised = await later.promise('e2', await writing(memory, { messageIds: ['2'] }));
  await memory.unsend(chat, '2');
  const recall = await memory.recall(chat);
  expect(idsOf(recall.messages)).toEqual(['3', 'e3']);
  expect(recall.summary).toBeUndefined();
  expect(memory.isGone(recall.gate, { messageIds: ['2'], askedAt: 100 })).toBe(true);
  expect(await promised.keep({ kind: 'messages', messages: [] })).toBe(false);
  expect(await later.find(chat, 'e2')).toBeUndefined();
});

test('a summary is not kept when one of its messages has gone meanwhile', async () => {
  const { memory } = setUp();
  await memory.remember([said('1', 10), said('2', 20)], await writing(memory));
  const gate = await memory.gate(chat);
  await memory.unsend(chat, '1');
  const both = [said('1', 10), said('2', 20)];
  expect(await memory.summarise(gate, 'They said text 1.', both)).toBe('changed');
  expect((await memory.recall(chat)).summary).toBeUndefined();
});

test('a chat that is forgotten leaves nothing behind but when that was', async () => {
  const { memory, later, table, now } = setUp();
  await memory.remember([said('1', 10)], await writing(memory));
  await memory.mute(await memory.gate(chat), 99);
  await later.fail('e1', await writing(memory, { messageIds: ['1'] }));
  await memory.forget(chat, now());
  const day = `day-${new Date(now()).toISOString().slice(0, 10)}`;
  const left = await table.list(chatPartition(chat));
  expect(left.map(({ row }) => row)).toEqual([day, 'mark']);
  expect(JSON.stringify(left)).not.toContain(chat);
});

test('a member who is forgotten takes their words out of the group, and what answered them', async () => {
  const { memory } = setUp();
  const group = 'Cgroup';
  await memory.remember(
    [
      { ...said('1', 10), author: aUserId(1) },
      { ...said('2', 20), author: aUserId(2) },
      answered('e1', 10, ['1']),
    ],
    await writing(memory, {}, group),
  );
  await memory.forgetAuthor(group, aUserId(1), 50);
  expect(idsOf((await memory.recall(group)).messages)).toEqual(['2']);
});

test('a chat expires when nothing was said in it for as long as chats are kept, and no sooner', async () => {
  const { memory, pass, now } = setUp();
  await memory.remember([said('1', now())], await writing(memory));
  await memory.remember([said('2', now())], await writing(memory, {}, aUserId(2)));
  pass(20 * dayMs);
  await memory.remember([said('3', now())], await writing(memory, {}, aUserId(2)));
  pass(11 * dayMs);
  expect(await memory.expire(30)).toBe(1);
  expect((await memory.recall(chat)).messages).toEqual([]);
  expect((await memory.recall(aUserId(2))).messages).toHaveLength(2);
  pass(20 * dayMs);
  expect(await memory.expire(30)).toBe(1);
});

test('long answers outlast the limits of a row', async () => {
  const { later, memory } = setUp();
  const text = '😀長い話'.repeat(1200);
  const messages = Array.from({ length: 5 }, () => ({ type: 'text' as const, text }));
  const promised = await later.promise('e1', await writing(memory, { messageIds: ['1'] }));
  expect(await promised.keep({ kind: 'messages', messages })).toBe(true);
  expect(await later.find(chat, 'e1')).toMatchObject({ state: 'ready', answer: { messages } });
});

test('words and summaries that are too long are cut between characters', async () => {
  const { memory } = setUp();
  const long = `${'x'.repeat(31_999)}😀 and more`;
  await memory.remember([said('1', 10, long)], await writing(memory));
  const before = await memory.recall(chat);
  expect(before.messages[0]?.text).toBe('x'.repeat(31_999));
  await memory.summarise(before.gate, long, before.messages);
  expect((await memory.recall(chat)).summary).toBe('x'.repeat(31_999));
});

test('what was begun before its message was unsent is not remembered after it', async () => {
  const { memory, later } = setUp();
  const before = await writing(memory, { messageIds: ['1'] });
  await memory.unsend(chat, '1');
  expect(await memory.remember([answered('e1', 10, ['1'])], before)).toBe('gone');
  const promised = await later.promise('e1', await writing(memory, { messageIds: ['1'] }));
  expect(await promised.keep({ kind: 'messages', messages: [] })).toBe(false);
  await later.fail('e1', await writing(memory, { messageIds: ['1'] }));
  expect(await later.find(chat, 'e1')).toBeUndefined();
  expect((await memory.recall(chat)).messages).toEqual([]);
});

test('a deletion of other words does not keep a writer from writing', async () => {
  const { memory } = setUp();
  const before = await writing(memory, { messageIds: ['1'] });
  await memory.unsend(chat, '2');
  expect(await memory.remember([said('1', 10)], before)).toBe('done');
  expect(idsOf((await memory.recall(chat)).messages)).toEqual(['1']);
});

test('what was said before a chat was forgotten is not remembered when it is handled later', async () => {
  const { memory, now } = setUp();
  await memory.forget(chat, now());
  const late = await writing(memory, { messageIds: ['1'], askedAt: now() - 1 });
  expect(await memory.remember([said('1', now() - 1)], late)).toBe('gone');
  const fresh = await writing(memory, { messageIds: ['2'], askedAt: now() });
  expect(await memory.remember([said('2', now())], fresh)).toBe('done');
  expect(await memory.forgottenBefore(chat)).toBe(now());
});

test('a member’s late answer stays out of a group after they were forgotten, and another’s does not', async () => {
  const { memory } = setUp();
  const group = 'Cgroup';
  const theirs = await writing(memory, { askedBy: aUserId(1), askedAt: 10 }, group);
  const anothers = await writing(memory, { askedBy: aUserId(2), askedAt: 10 }, group);
  await memory.forgetAuthor(group, aUserId(1), 50);
  expect(await memory.remember([answered('e1', 10, [])], theirs)).toBe('gone');
  expect(await memory.remember([answered('e2', 10, [])], anothers)).toBe('done');
});

test('an answer is found by the id of the message that was unsent, although that is not remembered', async () => {
  const { memory } = setUp();
  await memory.remember([answered('e1', 10, ['1'])], await writing(memory));
  await memory.unsend(chat, '1');
  expect((await memory.recall(chat)).messages).toEqual([]);
});

test('a summary that takes long is kept when nothing was deleted meanwhile', async () => {
  const { memory } = setUp();
  await memory.remember([said('1', 10)], await writing(memory));
  const { gate } = await memory.recall(chat);
  await memory.remember([said('2', 20)], await writing(memory));
  expect(await memory.summarise(gate, 'They said text 1.', [said('1', 10)])).toBe('done');
});

test('chats that were hidden by a longer retention expire when it is made shorter', async () => {
  const { memory, pass, now } = setUp();
  await memory.remember([said('1', now())], await writing(memory));
  pass(60 * dayMs);
  expect(await memory.expire(365)).toBe(0);
  pass(dayMs);
  expect(await memory.expire(30)).toBe(1);
  expect((await memory.recall(chat)).messages).toEqual([]);
});

test('the mark of an erasure outlives late events, and then goes', async () => {
  const { memory, table, pass, now } = setUp();
  await memory.forget(chat, now());
  pass(4 * dayMs);
  await memory.expire(1);
  expect(await memory.forgottenBefore(chat)).toBeGreaterThan(0);
  pass(9 * dayMs);
  await memory.expire(1);
  pass(2 * dayMs);
  await memory.expire(1);
  expect(await table.list(chatPartition(chat))).toEqual([]);
});

test('marks and answers that nobody fetches leave a chat that goes on', async () => {
  const { memory, later, table, pass, now } = setUp();
  await memory.unsend(chat, '1');
  await later.fail('e1', await writing(memory, { askedAt: now() }));
  pass(20 * dayMs);
  await memory.remember([said('2', now())], await writing(memory, { askedAt: now() }));
  pass(15 * dayMs);
  expect(await memory.expire(30)).toBe(0);
  const rows = (await table.list(chatPartition(chat))).map(({ row }) => row);
  expect(rows.filter((row) => /^later-|^mark-/.test(row))).toEqual([]);
  expect((await memory.recall(chat)).messages).toHaveLength(1);
});
