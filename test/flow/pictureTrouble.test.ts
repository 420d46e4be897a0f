import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { maxAttempts } from '../../shared/inbox/attempt';
import { createChatTurns, heirOf } from '../../shared/inbox/chatTurns';
import { createEventRecords } from '../../shared/inbox/eventRecords';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { packEnvelope, readEnvelope } from '../../shared/jobs/envelope';
import { BotError } from '../../shared/errors';
import { aTextEvent, aUserId } from '../builders/events';
import { createMemoryWorld } from '../builders/memoryBot';

/** A world in which drawing fails for a passing reason, as often as told. */
function aWorldWithTrouble(times: number) {
  const world = createMemoryWorld();
  let left = times;
  world.whenDrawing(() => {
    left -= 1;
    if (left >= 0) throw new BotError('picture.unreachable', 'no answer', { retryable: true });
  });
  return world;
}

const shown = ({ line }: ReturnType<typeof createMemoryWorld>) =>
  line.sent.map(({ via, messages: [message] }) => [via, message?.type]);

test('trouble that passes is not told: the picture comes', async () => {
  const world = aWorldWithTrouble(2);
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.settle();
  expect(shown(world)).toEqual([['reply', 'imagemap']]);
  expect(await world.queue('rich-messages-poison').depth()).toBe(0);
});

test('trouble that stays is told to the user once, and to the operator', async () => {
  const world = aWorldWithTrouble(Number.POSITIVE_INFINITY);
  const bot = world.startInstance({ allowPushFallback: true });
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.settle();
  world.pass(20_000);
  await bot.settle();
  expect(shown(world)).toEqual([['reply', 'text']]);
  const { text } = world.line.sent[0]?.messages[0] as messagingApi.TextMessage;
  expect(text).toContain('did not work out');
  expect(await world.queue('rich-messages-poison').depth()).toBe(0);
  const refused = world.reporter.named('picture.refused').map(({ fields }) => fields.code);
  expect(refused).toEqual(['picture.unreachable']);
  const codes = world.reporter.named('event.failed').map(({ fields }) => fields.code);
  expect(new Set(codes)).toEqual(new Set(['picture.unreachable']));
  expect(codes.length).toBeLessThanOrEqual(maxAttempts);
});

test('a user who was told is not sent the picture by a twin as well', async () => {
  const world = aWorldWithTrouble(maxAttempts);
  const bot = world.startInstance({ allowPushFallback: true });
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.settle();
  world.pass(20_000);
  await bot.settle();
  expect(shown(world)).toEqual([['reply', 'text']]);
});

test('the chat goes on after a picture that was given up', async () => {
  const world = aWorldWithTrouble(Number.POSITIVE_INFINITY);
  const bot = world.startInstance();
  await bot.deliver(
    aTextEvent({ text: 'inspire me', timestamp: 1_763_900_000_001 }),
    aTextEvent({ text: 'hello', timestamp: 1_763_900_000_002 }),
    aTextEvent({ text: 'hello', userId: aUserId(2) }),
  );
  await bot.settle();
  expect(shown(world)).toHaveLength(3);
});

test('a replayed picture whose chat is busy is drawn when the chat is free', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  const { table, clock } = world;
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.step('line-events');
  const [job] = await world.queue('rich-messages').receive(1, 600);
  if (job === undefined) throw new Error('a picture was asked for');
  await world.queue('rich-messages').remove(job);
  const [item] = readEnvelope(composeRichMessageJob, job.text);
  if (item === undefined) throw new Error('a picture was asked for');
  const { turn } = item.body;
  // Given up: its turn is over, its record says failed.
  const records = createEventRecords({ table: (name) => table(name), clock });
  await (await records.begin(turn)).mark('failed', 'event.deadly');
  const turns = createChatTurns({ table: table('turns'), clock, newId: randomUUID });
  const heir = await turns.inherit(turn.chat, heirOf(turn));
  if (heir.kind !== 'holding') throw new Error('expected to hold the chat');
  await heir.lease.finish(turn);
  await heir.lease.release();
  // Another message is being answered.
  const busy = { ...turn, webhookEventId: 'busy', timestamp: turn.timestamp + 1, item: '{}' };
  const holder = await turns.enter(busy);
  if (holder.kind !== 'holding') throw new Error('expected to hold the chat');

  const replayed = packEnvelope(composeRichMessageJob, [{ ...item, replay: true }]);
  await world.queue('rich-messages').send(replayed);
  await bot.step('rich-messages');
  expect(shown(world)).toEqual([]);
  await holder.lease.finish(busy);
  await holder.lease.release();
  world.pass(15_000);
  await bot.settle();
  expect(shown(world)).toEqual([['reply', 'imagemap']]);
});
