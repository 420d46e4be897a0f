import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { maxAttempts } from '../../shared/inbox/attempt';
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
