import { chatPartition } from '../../shared/conversation/memory/chatGate';
import { expect, test } from '@jest/globals';
import { aText, useChatWorld } from '../builders/chatWorld';
import { aUserId } from '../builders/events';

const { aWorld, fault, received } = useChatWorld();

async function fill(world: ReturnType<typeof aWorld>, messages: number): Promise<void> {
  const rows = Array.from({ length: messages }, (_, index) => ({
    id: `old-${index}`,
    at: 1_763_800_000_000 + index,
    from: index % 2 === 0 ? ('user' as const) : ('bot' as const),
    text: `remark ${index}`,
  }));
  for (const { id, at, from, text } of rows) {
    const row = `m-${String(at).padStart(16, '0')}-${from === 'user' ? 0 : 1}-${id}`;
    await world.table('chats').upsert(chatPartition(aUserId()), row, { id, at, from, text });
  }
}

const lastPrompt = async () => {
  const chats = (await received()).filter(({ name }) => name === 'chat/completions');
  return JSON.stringify(chats.at(-1)?.body.messages);
};

test('a hundred messages are known word by word', async () => {
  const world = aWorld();
  await fill(world, 100);
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  const prompts = (await received()).map(({ body }) => JSON.stringify(body.messages));
  expect(prompts[0]).toContain('remark 0');
  expect(prompts[0]).toContain('remark 99');
});

test('beyond a hundred, the oldest become a summary, which the next turn knows', async () => {
  const world = aWorld();
  await fill(world, 110);
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(world.reporter.named('chat.summarised')).toMatchObject([{ fields: { ok: true } }]);
  const rows = await world
    .table('chats')
    .list(chatPartition(aUserId()), { fromRow: 'm-', toRow: 'm-~' });
  expect(rows.length).toBeLessThanOrEqual(60);
  await bot.deliver(aText('hello again'));
  await bot.settle();
  expect(await lastPrompt()).toContain('<summary>');
});

test('a prompt holds no more of the history than its budget', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  for (let n = 0; n < 4; n += 1) {
    await world
      .table('chats')
      .upsert(chatPartition(aUserId()), `m-${String(n).padStart(16, '0')}-0-x${n}`, {
        id: `x${n}`,
        at: n,
        from: 'user',
        text: `${n} `.repeat(6000),
      });
  }
  await bot.deliver(aText('hello'));
  await bot.settle();
  const [first] = await received();
  expect(JSON.stringify(first?.body.messages).length).toBeLessThan(40_000);
});

test('when a summary fails, nothing is lost, and the next turn makes it', async () => {
  const world = aWorld();
  await fill(world, 110);
  const bot = world.startInstance();
  const rows = async () =>
    (await world.table('chats').list(chatPartition(aUserId()), { fromRow: 'm-', toRow: 'm-~' }))
      .length;
  // The first answer comes; both attempts at the summary fail.
  await fault({ kind: 'slow', delayMs: 0 });
  await fault({ kind: 'status', status: 500, times: 2 });
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(await rows()).toBe(112);
  await bot.deliver(aText('hello again'));
  await bot.settle();
  expect(await rows()).toBeLessThanOrEqual(60);
});
