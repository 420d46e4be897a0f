import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { wishPostbackData } from '../../shared/cards/wishPostback';
import { LineApiError, RenderError } from '../../shared/errors';
import { anEvent, anEventIdLike, aPostbackEvent, aTextEvent, aUserId } from '../builders/events';
import { createManagementWorld } from '../builders/managementWorld';
import { createMemoryWorld } from '../builders/memoryBot';

type World = ReturnType<typeof createMemoryWorld>;

const typesOf = ({ line }: World) => line.sent.map(({ messages }) => messages[0]?.type);
const firstText = ({ line }: World) => (line.sent[0]?.messages[0] as messagingApi.TextMessage).text;
const lineError = (status?: number) =>
  new LineApiError('no answer', { status, retryable: status === undefined || status >= 500 });

/** Lets everything happen that time brings: leases run out, twins come up. */
async function letTimePass(world: World): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    world.pass(16_000);
    await world.startInstance().settle();
  }
}

test('a text is answered in the language of the profile', async () => {
  const world = createMemoryWorld();
  world.line.profiles.set(aUserId(), { displayName: 'A', language: 'ja' });
  const bot = world.startInstance();
  expect(await bot.deliver(aTextEvent({ text: 'hello' }))).toEqual({ status: 200, events: 1 });
  await bot.settle();
  expect(firstText(world)).toContain('メッセージありがとうございます');
});

test('the script of a text tells its language, whatever the profile says', async () => {
  const world = createMemoryWorld();
  world.line.profiles.set(aUserId(), { displayName: 'A', language: 'en' });
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'คุณทำอะไรได้บ้าง' }));
  await bot.settle();
  expect(firstText(world)).toContain('ขอบคุณ');
});

test('a wish brings a rich message: drawn once, sent by reply, with chips', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.settle();
  expect(world.drawn).toHaveLength(1);
  expect(world.line.sent).toMatchObject([
    {
      via: 'reply',
      messages: [
        { type: 'imagemap', quickReply: { items: expect.arrayContaining([expect.anything()]) } },
      ],
    },
  ]);
  expect(world.line.loading).toEqual([aUserId()]);
});

test('a picture that is ready is sent at once, without a job', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  const first = aTextEvent({ text: 'inspire me' });
  await bot.deliver(first);
  await bot.settle();
  const webhookEventId = anEventIdLike(first.webhookEventId);
  await bot.deliver(aTextEvent({ text: 'inspire me', webhookEventId, userId: aUserId(2) }));
  await bot.step('line-events');
  expect(typesOf(world)).toEqual(['imagemap', 'imagemap']);
  expect(world.drawn).toHaveLength(1);
});

test('every chip that is sent does what it says', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'hello' }));
  await bot.settle();
  const chips = world.line.sent[0]?.messages[0]?.quickReply?.items ?? [];
  expect(chips.length).toBeGreaterThan(2);
  for (const [index, { action }] of chips.entries()) {
    const { data } = action as messagingApi.PostbackAction;
    await bot.deliver(aPostbackEvent({ data: data ?? '', userId: aUserId(10 + index) }));
  }
  await bot.settle();
  expect(typesOf(world).filter((type) => type === 'imagemap')).toHaveLength(chips.length);
});

test('a postback of something else is no error and gets no answer', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(aPostbackEvent({ data: 'action=unheardOf' }));
  await bot.settle();
  expect(world.line.sent).toEqual([]);
  expect(world.reporter.named('event.failed')).toEqual([]);
});

test('a redelivered event is answered once', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  const event = aTextEvent();
  await bot.deliver(event);
  await bot.settle();
  await bot.deliver({ ...event, deliveryContext: { isRedelivery: true } });
  await bot.settle();
  await letTimePass(world);
  expect(world.line.sent).toHaveLength(1);
});

test('two instances that get the same event at once answer it once', async () => {
  const world = createMemoryWorld();
  const [one, two] = [world.startInstance(), world.startInstance()];
  const event = aTextEvent();
  await Promise.all([one.deliver(event), two.deliver(event)]);
  await Promise.all([one.step('line-events'), two.step('line-events')]);
  await letTimePass(world);
  expect(world.line.sent).toHaveLength(1);
});

test('the answers of a chat come in order: a text waits for the picture before it', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'inspire me', timestamp: 1_763_900_000_001 }));
  await bot.step('line-events');
  await bot.deliver(aTextEvent({ text: 'hello', timestamp: 1_763_900_000_002 }));
  await bot.step('line-events');
  expect(world.line.sent).toEqual([]);
  await bot.settle();
  expect(typesOf(world)).toEqual(['imagemap', 'text']);
});

test('events of one webhook that came out of order are answered in order', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  const at = (n: number) =>
    aTextEvent({ timestamp: 1_763_900_000_000 + n, replyToken: `token-${n}` });
  await bot.deliver(at(1), at(2), at(3));
  await bot.settle();
  expect(world.line.sent.map(({ to }) => to)).toEqual(['token-1', 'token-2', 'token-3']);
});

test.each(['hello', 'inspire me'])(
  '"%s": wherever an instance dies, the event is answered once',
  async (text) => {
    const quiet = createMemoryWorld();
    const undisturbed = quiet.startInstance();
    await undisturbed.deliver(aTextEvent({ text }));
    await undisturbed.settle();
    const calls = undisturbed.calls();
    expect(calls).toBeGreaterThan(8);

    for (let diesAtCall = 3; diesAtCall <= calls; diesAtCall += 1) {
      const world = createMemoryWorld();
      const mortal = world.startInstance({ diesAtCall });
      await mortal.deliver(aTextEvent({ text }));
      await mortal.settle();
      await letTimePass(world);
      const seen = world.line.sent.length;
      expect({ diesAtCall, seen }).toEqual({ diesAtCall, seen: 1 });
      const unknown = world.reporter.named('reply.unknown').length;
      expect(unknown).toBeLessThanOrEqual(1);
      expect(world.line.sent.every(({ via }) => via === 'reply')).toBe(true);
    }
  },
);

test('a webhook whose event could not be stored is not answered 200', async () => {
  for (const diesAtCall of [1, 2]) {
    const world = createMemoryWorld();
    const answer = await world.startInstance({ diesAtCall }).deliver(aTextEvent());
    expect(answer.status).toBe(503);
  }
});

test('a reply that LINE took without telling is not sent again, and counted', async () => {
  const world = createMemoryWorld();
  world.line.loseNextAnswer(lineError());
  const bot = world.startInstance();
  await bot.deliver(aTextEvent());
  await bot.settle();
  await letTimePass(world);
  expect(world.line.sent).toHaveLength(1);
  expect(world.reporter.named('reply.unknown')).toHaveLength(1);
});

test('a reply that failed before LINE took it is sent by the next attempt', async () => {
  const world = createMemoryWorld();
  world.line.failNextReply(lineError(500));
  const bot = world.startInstance();
  await bot.deliver(aTextEvent());
  await bot.settle();
  world.pass(15_000);
  await bot.settle();
  expect(world.line.sent).toHaveLength(1);
});

test('an expired reply token costs no quota unless the operator allows it', async () => {
  const event = aTextEvent({ replyToken: 'old' });
  for (const allowPushFallback of [false, true]) {
    const world = createMemoryWorld();
    world.line.expiredTokens.add('old');
    const bot = world.startInstance({ allowPushFallback });
    await bot.deliver(event);
    await bot.settle();
    expect(world.line.sent.map(({ via, to }) => [via, to])).toEqual(
      allowPushFallback ? [['push', aUserId()]] : [],
    );
  }
});

test('an ambiguous reply is never pushed, even where pushing is allowed', async () => {
  const world = createMemoryWorld();
  world.line.loseNextAnswer(lineError());
  const bot = world.startInstance({ allowPushFallback: true });
  await bot.deliver(aTextEvent());
  await bot.settle();
  await letTimePass(world);
  expect(world.line.sent.map(({ via }) => via)).toEqual(['reply']);
});

test('what fails for good goes to the poison queue, stops nothing behind it, and can be replayed', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  world.line.failNextReply(lineError(400));
  await bot.deliver(aTextEvent({ timestamp: 1_763_900_000_001, replyToken: 'first' }));
  await bot.settle();
  await bot.deliver(aTextEvent({ timestamp: 1_763_900_000_002, replyToken: 'second' }));
  await bot.settle();
  await letTimePass(world);
  expect(world.line.sent.map(({ to }) => to)).toEqual(['second']);
  expect(await world.queue('line-events-poison').depth()).toBe(1);

  const { ask } = createManagementWorld(world.queue);
  expect(await ask('POST', 'queues/line-events/replay')).toMatchObject({
    status: 200,
    body: { replayed: 1 },
  });
  await bot.settle();
  expect(world.line.sent.map(({ to }) => to)).toEqual(['second', 'first']);
});

test('a picture that cannot be drawn is answered honestly', async () => {
  const world = createMemoryWorld();
  world.whenDrawing(() => {
    throw new RenderError('render.missingGlyphs', 'No font has it');
  });
  const bot = world.startInstance();
  await bot.deliver(aTextEvent({ text: 'inspire me' }));
  await bot.settle();
  expect(firstText(world)).toContain('did not work out');
});

test('follow and unfollow keep the subscriber', async () => {
  const world = createMemoryWorld();
  world.line.profiles.set(aUserId(), { displayName: 'A', language: 'th' });
  const bot = world.startInstance();
  await bot.deliver(anEvent('follow', { follow: { isUnblocked: false } }));
  await bot.settle();
  expect(firstText(world)).toContain('ยินดีต้อนรับ');
  const subscriber = () => world.table('subscribers').get(aUserId(), 'subscriber');
  expect((await subscriber())?.fields).toMatchObject({ status: 'following', language: 'th' });
  await bot.deliver(anEvent('unfollow'));
  await bot.settle();
  expect((await subscriber())?.fields).toMatchObject({ status: 'blocked' });
});

test.each([
  ['an unknown type', anEvent('somethingNew', { replyToken: 'x' })],
  ['a type that needs nothing', anEvent('delivery', { delivery: { data: 'x' } })],
  ['standby mode', aTextEvent({ mode: 'standby' })],
  ['a group message that is not for the bot', groupText('hello everybody')],
  ['a group message that mentions somebody else', groupText('hello', { isSelf: false })],
])('%s is finished without an answer or a table operation', async (_what, event) => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(event);
  const calls = bot.calls();
  await bot.settle();
  expect(bot.calls()).toBe(calls);
  expect(world.line.sent).toEqual([]);
});

test('in a group the bot answers when it is mentioned', async () => {
  const world = createMemoryWorld();
  const bot = world.startInstance();
  await bot.deliver(groupText('@Bot inspire me', { isSelf: true }));
  await bot.settle();
  expect(typesOf(world)).toEqual(['imagemap']);
});

function groupText(text: string, mentionee?: { isSelf: boolean }) {
  const mention = mentionee && {
    mentionees: [{ type: 'user', index: 0, length: 4, userId: aUserId(77), ...mentionee }],
  };
  return anEvent('message', {
    source: { type: 'group', groupId: `C${'1'.repeat(32)}`, userId: aUserId() },
    message: { id: '1', type: 'text', text, quoteToken: 'q', ...(mention && { mention }) },
  });
}

test('the chips of every category are postbacks that are understood', () => {
  const data = wishPostbackData({ category: 'nature', language: 'zh-TW' });
  expect(data.length).toBeLessThanOrEqual(300);
});

test('a quiet text costs no more calls of storage and LINE than it did', async () => {
  const world = createMemoryWorld();
  world.line.profiles.set(aUserId(), { displayName: 'A', language: 'en' });
  const bot = world.startInstance();
  await bot.deliver(aTextEvent());
  await bot.settle();
  const before = bot.calls();
  await bot.deliver(aTextEvent());
  await bot.settle();
  // 2 puts; then lease, enter, next, begin, recall, intent, reply, done, finish.
  expect(bot.calls() - before).toBe(11);
});
