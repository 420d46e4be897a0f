import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { anEvent, aPostbackEvent, aUserId } from '../builders/events';
import { aText, useChatWorld } from '../builders/chatWorld';
import { aWav } from '../../local/demo/sampleFiles';
import { createMemoryWorld } from '../builders/memoryBot';
import type { StaffCall } from '../../shared/conversation/person/personDesk';

const { aWorld, fault, received } = useChatWorld();
const day = 24 * 60 * 60 * 1000;

const chipsOf = (message: messagingApi.Message | undefined) =>
  (message?.quickReply?.items ?? []).map(({ action }) => action?.label);

test('who does not want to live is given helplines, without the model, and the team is told', async () => {
  const calls: StaffCall[] = [];
  const world = aWorld({ notifyStaff: async (call) => void calls.push(call) });
  await fault({ kind: 'filter', times: 0 });
  const bot = world.startInstance();
  await bot.deliver(aText('もう死にたいです'));
  await bot.settle();
  expect(world.texts()[0]?.[0]).toContain('0120-279-338');
  expect(chipsOf(world.line.sent[0]?.messages[0])).toEqual(['担当者と話す']);
  expect(calls).toMatchObject([{ type: 'careNeeded', chat: aUserId(), language: 'ja' }]);
  expect(world.models.named('ai.called')).toEqual([]);
  expect(world.reporter.named('care.given')).toMatchObject([
    { fields: { language: 'ja', staff: 'told' } },
  ]);
});

test('without a model and without a team there is the same answer, and no button', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('อยากตาย'));
  await bot.settle();
  const [message] = world.line.sent[0]?.messages ?? [];
  expect((message as messagingApi.TextMessage).text).toContain('1323');
  expect(world.line.sent[0]?.messages[0]?.quickReply).toBeUndefined();
});

test('a team that cannot be told costs nobody the answer', async () => {
  const world = aWorld({
    notifyStaff: async () => {
      throw new Error('down');
    },
  });
  const bot = world.startInstance();
  await bot.deliver(aText('I want to die'));
  await bot.settle();
  expect(world.texts()[0]?.[0]).toContain('988');
  expect(world.reporter.named('care.given')).toMatchObject([{ fields: { staff: 'unreachable' } }]);
});

test('for seven days no card is offered; one that is asked for is made', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('I want to die'));
  await bot.settle();
  await bot.deliver(aText('thank you'));
  await bot.settle();
  expect(world.texts()).toHaveLength(2);
  expect(chipsOf(world.line.sent[1]?.messages.at(-1))).toEqual([]);

  world.pass(6 * day);
  const later = world.startInstance();
  await later.deliver(aText('how are you?'));
  await later.settle();
  expect(chipsOf(world.line.sent[2]?.messages.at(-1))).toEqual([]);
  await later.deliver(aText('inspire me'));
  await later.settle();
  expect(world.line.sent[3]?.messages[0]).toMatchObject({ type: 'imagemap' });

  world.pass(2 * day);
  const after = world.startInstance();
  await after.deliver(aText('how are you?'));
  await after.settle();
  expect(chipsOf(world.line.sent[4]?.messages.at(-1))).toContain('Motivation');
});

test('what was written is neither remembered nor told to the model, nor in telemetry', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('I want to die tomorrow'));
  await bot.settle();
  await bot.deliver(aText('how are you?'));
  await bot.settle();
  expect(JSON.stringify(await received())).not.toContain('die tomorrow');
  expect(JSON.stringify(world.reporter.events)).not.toContain('die tomorrow');
});

test('it is answered although people are talking', async () => {
  const world = aWorld({ notifyStaff: async () => undefined });
  const bot = world.startInstance();
  await bot.deliver(aPostbackEvent({ data: 'action=person&do=call' }));
  await bot.settle();
  await bot.deliver(aText('I want to die'));
  await bot.settle();
  expect(world.texts().at(-1)?.[0]).toContain('988');
});

test('a group in which the bot is mentioned is answered, too', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const mention = { mentionees: [{ index: 0, length: 4, isSelf: true, type: 'user' }] };
  const source = { type: 'group', groupId: 'C'.padEnd(33, '0'), userId: aUserId() };
  await bot.deliver(
    anEvent('message', {
      source,
      message: { id: '77', type: 'text', text: '@bot I want to die', mention },
    }),
  );
  await bot.settle();
  expect(world.texts()[0]?.[0]).toContain('988');
});

test('what is spoken is answered in the same way', async () => {
  const calls: StaffCall[] = [];
  const bytes = aWav(2);
  const unused = async () => {
    throw new Error('The model is not asked');
  };
  const world = createMemoryWorld({
    notifyStaff: async (call) => void calls.push(call),
    attachments: {
      read: async () => ({
        kind: 'recording',
        bytes,
        fileName: 'recording.wav',
        mediaType: 'audio/wav',
      }),
      close: async () => undefined,
    },
    models: { complete: unused, respond: unused, transcribe: async () => 'I want to die' },
  });
  world.contents.contents.set('88', { kind: 'ready', bytes, contentType: 'audio/wav' });
  const bot = world.startInstance();
  await bot.deliver(
    anEvent('message', { message: { id: '88', type: 'audio', contentProvider: { type: 'line' } } }),
  );
  await bot.settle();
  const [message] = world.line.sent[0]?.messages ?? [];
  expect((message as messagingApi.TextMessage).text).toContain('988');
  expect(chipsOf(message)).toEqual(['Talk to a person']);
  expect(calls).toMatchObject([{ type: 'careNeeded' }]);
});
