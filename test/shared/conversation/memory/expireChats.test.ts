import { expect, test } from '@jest/globals';
import { createChatMemory } from '../../../../shared/conversation/memory/chatMemory';
import { expireChats } from '../../../../shared/conversation/memory/expireChats';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';

const dayMs = 24 * 60 * 60 * 1000;

test('forgets the chats that ended longer ago than they are kept, and reports how many', async () => {
  let now = Date.UTC(2026, 10, 24, 4, 20);
  const memory = createChatMemory(createMemoryTable('chats'), () => now);
  const say = async (chat: string) =>
    memory.remember([{ id: `${chat}-${now}`, at: now, from: 'user', text: 'hello' }], {
      gate: await memory.gate(chat),
      origin: { messageIds: [], askedAt: now },
    });
  await say('Uold');
  now += 5 * dayMs;
  await say('Unew');
  now += 6 * dayMs;
  const reporter = createMemoryReporter();
  await expireChats({ memory, retentionDays: 10, reporter });
  expect((await memory.recall('Uold')).messages).toEqual([]);
  expect((await memory.recall('Unew')).messages).toHaveLength(1);
  expect(reporter.named('retention.collected').map(({ fields }) => fields)).toEqual([
    { what: 'chats', count: 1 },
  ]);
});
