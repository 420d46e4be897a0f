import { expect, test } from '@jest/globals';
import {
  createChatMemory,
  type Remembered,
} from '../../../../shared/conversation/memory/chatMemory';
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
const idsOf = (messages: readonly Remembered[]) => messages.map(({ id }) => id);

test('a chat comes back in its order, each answer behind what it answers', async () => {
  const { memory } = setUp();
  await memory.remember(chat, [said('2', 20), answered('e1', 10, ['1'])]);
  await memory.remember(chat, [said('1', 10), answered('e2', 20, ['2'])]);
  const { messages } = await memory.recall(chat);
  expect(idsOf(messages)).toEqual(['1', 'e1', '2', 'e2']);
  expect(messages[0]).toEqual(said('1', 10));
});

test('what is said twice is remembered once', async () => {
  const { memory } = setUp();
  await memory.remember(chat, [said('1', 10)]);
  await memory.remember(chat, [said('1', 10)]);
  expect((await memory.recall(chat)).messages).toHaveLength(1);
});

test('an unsent message goes with its answer, with the summary and with the answer that a button would fetch', async () => {
  const { memory, later } = setUp();
  await memory.remember(chat, [said('1', 10), said('2', 20), said('3', 30)]);
  await memory.remember(chat, [answered('e2', 20, ['2']), answered('e3', 30, ['3'])]);
  await memory.summarise(chat, 'They said text 1.', [said('1', 10)]);
  const promised = await later.promise(chat, 'e2', ['2']);
  await memory.unsend(chat, '2');
  const recall = await memory.recall(chat);
  expect(idsOf(recall.messages)).toEqual(['3', 'e3']);
  expect(recall.summary).toBeUndefined();
  expect(recall.isUnsent('2')).toBe(true);
  expect(await promised.keep({ kind: 'messages', messages: [] })).toBe(false);
  expect(await later.find(chat, 'e2')).toBeUndefined();
});

test('a summary is not kept when one of its messages has gone meanwhile', async () => {
  const { memory } = setUp();
  await memory.remember(chat, [said('1', 10), said('2', 20)]);
  await memory.unsend(chat, '1');
  expect(await memory.summarise(chat, 'They said text 1.', [said('1', 10), said('2', 20)])).toBe(
    'changed',
  );
  expect((await memory.recall(chat)).summary).toBeUndefined();
});

test('a chat that is forgotten leaves no row behind', async () => {
  const { memory, later, table, now } = setUp();
  await memory.remember(chat, [said('1', 10)]);
  await memory.mute(chat, 99);
  await later.fail(chat, 'e1', ['1']);
  await memory.forget(chat);
  expect(await table.list(chat)).toEqual([]);
  expect(await table.list(`day-${new Date(now()).toISOString().slice(0, 10)}`)).toEqual([]);
});

test('a member who is forgotten takes their words out of the group, and what answered them', async () => {
  const { memory } = setUp();
  const group = 'Cgroup';
  await memory.remember(group, [
    { ...said('1', 10), author: aUserId(1) },
    { ...said('2', 20), author: aUserId(2) },
    answered('e1', 10, ['1']),
  ]);
  await memory.forgetAuthor(group, aUserId(1));
  expect(idsOf((await memory.recall(group)).messages)).toEqual(['2']);
});

test('a chat expires when nothing was said in it for as long as chats are kept, and no sooner', async () => {
  const { memory, pass, now } = setUp();
  await memory.remember(chat, [said('1', now())]);
  await memory.remember(aUserId(2), [said('2', now())]);
  pass(20 * dayMs);
  await memory.remember(aUserId(2), [said('3', now())]);
  pass(11 * dayMs);
  expect(await memory.expire(30)).toBe(1);
  expect((await memory.recall(chat)).messages).toEqual([]);
  expect((await memory.recall(aUserId(2))).messages).toHaveLength(2);
  pass(20 * dayMs);
  expect(await memory.expire(30)).toBe(1);
});

test('long answers outlast the limits of a row', async () => {
  const { later } = setUp();
  const text = '😀長い話'.repeat(1200);
  const messages = Array.from({ length: 5 }, () => ({ type: 'text' as const, text }));
  const promised = await later.promise(chat, 'e1', ['1']);
  expect(await promised.keep({ kind: 'messages', messages })).toBe(true);
  expect(await later.find(chat, 'e1')).toMatchObject({ state: 'ready', answer: { messages } });
});

test('words and summaries that are too long are cut between characters', async () => {
  const { memory } = setUp();
  const long = `${'x'.repeat(31_999)}😀 and more`;
  await memory.remember(chat, [said('1', 10, long)]);
  const before = await memory.recall(chat);
  expect(before.messages[0]?.text).toBe('x'.repeat(31_999));
  await memory.summarise(chat, long, before.messages);
  expect((await memory.recall(chat)).summary).toBe('x'.repeat(31_999));
});
