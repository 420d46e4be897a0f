import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { aText, dataOf, idOf, useChatWorld } from '../builders/chatWorld';
import { createChatMemory } from '../../shared/conversation/memory/chatMemory';
import { LineApiError } from '../../shared/errors';
import { packEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob } from '../../shared/jobs/lineEventJob';
import { chatPartition } from '../../shared/conversation/memory/chatGate';
import { anEvent, anItem, aPostbackEvent, aUserId } from '../builders/events';

const { aWorld, fault, received, script } = useChatWorld();

const groupId = `C${'1'.repeat(32)}`;
const inGroup = (userId = aUserId()) => ({ source: { type: 'group', groupId, userId } });
const toBot = { mention: { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] } };
const chatOf = (world: ReturnType<typeof aWorld>, chat = aUserId()) =>
  world.table('chats').list(chatPartition(chat), { fromRow: 'm-', toRow: 'm-~' });
const lastSaid = async () => {
  const { body } = (await received()).at(-1) ?? {};
  return JSON.stringify(body?.messages);
};

test('an unsent message is out of the memory, with what answered it', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const secret = aText('My number is 0912345');
  await bot.deliver(secret);
  await bot.settle();
  await bot.deliver(anEvent('unsend', { unsend: { messageId: idOf(secret) } }));
  await bot.settle();
  expect(await chatOf(world)).toEqual([]);
  await bot.deliver(aText('What did I just say?'));
  await bot.settle();
  expect(await lastSaid()).not.toContain('0912345');
});

test('a picture that was made of an unsent message is taken back, others stay', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const [first, second] = [1, 2].map(() => aText('Please make a greeting card for my mother'));
  if (first === undefined || second === undefined) throw new Error('no texts');
  await bot.deliver(first, second);
  await bot.settle();
  const keys = world.line.sent.map(({ messages }) =>
    (messages[0] as messagingApi.ImagemapMessage).baseUrl.split('/').at(-1),
  );
  await bot.deliver(anEvent('unsend', { unsend: { messageId: idOf(first) } }));
  await bot.settle();
  expect(world.takenBack).toEqual([keys[0]]);
  await bot.erase(aUserId());
  expect(world.takenBack).toEqual(keys);
});

test('a message that was unsent before it came is not answered, and not kept', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const secret = aText('My number is 0912345');
  await bot.deliver(anEvent('unsend', { unsend: { messageId: idOf(secret) } }));
  await bot.settle();
  await bot.deliver(secret);
  await bot.settle();
  expect(world.line.sent).toEqual([]);
  expect(await chatOf(world)).toEqual([]);
});

test('in a group the bot answers only those who mention it, and reads no mention as a word', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('shall we eat?', inGroup()));
  await bot.deliver(aText('@Bot tell us about figs', { ...inGroup(), message: toBot }));
  await bot.settle();
  expect(world.texts()).toHaveLength(1);
  expect(world.texts()[0]?.[0]).toContain('“tell us about figs”');
});

test('an edit that mentions the bot is answered; the message itself, when it comes later, is not', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const first = aText('@Bot tell us about figs', { ...inGroup(), message: toBot });
  const edit = {
    ...anEvent('messageEdited', { ...inGroup(), timestamp: first.timestamp + 5000 }),
    message: {
      ...(first as unknown as { message: object }).message,
      text: '@Bot tell us about dates',
    },
  };
  await bot.deliver(edit);
  await bot.settle();
  expect(world.texts()[0]?.[0]).toContain('dates');
  await bot.deliver(first);
  await bot.settle();
  expect(world.texts()).toHaveLength(1);
});

test('an edit changes what is remembered; an older edit that comes later does not', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const first = aText('@Bot tell us about figs', { ...inGroup(), message: toBot });
  const edit = (text: string, laterMs: number) => ({
    ...anEvent('messageEdited', { ...inGroup(), timestamp: first.timestamp + laterMs }),
    message: { id: idOf(first), type: 'text', text },
  });
  await bot.deliver(first);
  await bot.settle();
  await bot.deliver(edit('tell us about dates', 5000));
  await bot.deliver(edit('tell us about plums', 3000));
  await bot.settle();
  const kept = JSON.stringify(await chatOf(world, groupId));
  expect(kept).toContain('dates');
  expect(kept).not.toContain('plums');
  expect(world.texts()).toHaveLength(1);
});

test('a bot that leaves a group forgets it', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('@Bot tell us about figs', { ...inGroup(), message: toBot }));
  await bot.settle();
  await bot.deliver({ ...anEvent('leave', inGroup()), replyToken: undefined });
  await bot.settle();
  const left = await world.table('chats').list(chatPartition(groupId));
  expect(left.filter(({ row }) => row.startsWith('m-'))).toEqual([]);
});

test('three pictures that were sent together get one answer', async () => {
  const world = aWorld({
    attachments: {
      read: async () => ({ kind: 'picture', jpeg: tinyJpeg, widthPx: 1, heightPx: 1 }),
      close: async () => undefined,
    },
  });
  const picture = (index: number) => {
    const id = String(70 + index);
    world.contents.contents.set(id, { kind: 'ready', bytes: tinyJpeg, contentType: 'image/jpeg' });
    return anEvent('message', {
      timestamp: 1_763_900_100_000 + index,
      message: {
        id,
        type: 'image',
        contentProvider: { type: 'line' },
        imageSet: { id: 'set-1', index, total: 3 },
      },
    });
  };
  const bot = world.startInstance();
  // Together, as a group commit brings them.
  const items = [1, 2, 3].map((index) => anItem({ ...picture(index) }, world.clock()));
  await world.queue('line-events').send(packEnvelope(lineEventJob, items));
  await bot.settle();
  expect(world.line.sent).toHaveLength(1);
  const said = await lastSaid();
  expect(said.split('image_url"').length - 1).toBeGreaterThanOrEqual(3);
});

test('a card can be saved, is shown in the list, and can be taken out of it', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const tap = async (data: string) => {
    await bot.deliver(aPostbackEvent({ data }));
    await bot.settle();
    return world.line.sent.at(-1)?.messages[0];
  };
  await bot.deliver(aText('inspire me'));
  await bot.settle();
  const card = world.line.sent[0]?.messages[0];
  expect(await tap(dataOf(card, 'Save'))).toMatchObject({ text: expect.stringContaining('Saved') });
  const list = await tap(dataOf(card, 'Saved cards'));
  expect(list).toMatchObject({ type: 'flex', contents: { type: 'carousel' } });
  const liked = await tap(dataOf(card, 'Like'));
  expect(await tap(dataOf(liked, '😍'))).toMatchObject({ type: 'text' });
  expect(await tap(dataOf(card, 'Share'))).toMatchObject({ type: 'template' });
  const { altText } = card as messagingApi.ImagemapMessage;
  expect(altText.length).toBeGreaterThan(10);
  expect(JSON.stringify(await tap(dataOf(card, 'Tell me more')))).toContain(altText.slice(0, 40));
  const { contents } = list as messagingApi.FlexMessage;
  const buttons = JSON.stringify(contents).match(/action=card&do=(show|remove)[^"]*/g) ?? [];
  expect(await tap(buttons[0] ?? '')).toMatchObject({ type: 'imagemap' });
  await tap(buttons[1] ?? '');
  expect(await tap(dataOf(card, 'Saved cards'))).toMatchObject({ type: 'text' });
});

test('what the buttons of a card say can be typed instead, while the card was shown lately', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const say = async (text: string) => {
    await bot.deliver(aText(text));
    await bot.settle();
    return world.line.sent.at(-1)?.messages[0];
  };
  // Without a card the words are for the model.
  expect(await say('Save it, please')).toMatchObject({ type: 'text' });
  expect(
    await world.table('subscribers').list(aUserId(), { fromRow: 'saved-', toRow: 'saved-~' }),
  ).toEqual([]);
  const card = await say('inspire me');
  expect(card).toMatchObject({ type: 'imagemap' });
  const saved = await say('保存');
  const key = (card as messagingApi.ImagemapMessage).baseUrl.split('/').at(-1);
  const rows = await world
    .table('subscribers')
    .list(aUserId(), { fromRow: 'saved-', toRow: 'saved-~' });
  expect(rows.map(({ row }) => row)).toEqual([`saved-${key}`]);
  expect(saved).toMatchObject({ type: 'text', quickReply: expect.anything() });
  expect(await say('one more please')).toMatchObject({ type: 'imagemap' });
  expect(await say('share')).toMatchObject({ type: 'template' });
  expect(await say('kirim satu lagi dong')).toMatchObject({ type: 'imagemap' });
});

test('a typed label does nothing with an older card when a newer one has hidden it', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  for (const text of ['inspire me', 'Please make a greeting card for my mother', 'save']) {
    await bot.deliver(aText(text));
    await bot.settle();
  }
  const rows = await world
    .table('subscribers')
    .list(aUserId(), { fromRow: 'saved-', toRow: 'saved-~' });
  expect(rows).toEqual([]);
});

test('somebody who asks for a person is left to people until they want the bot back', async () => {
  const calls: unknown[] = [];
  const world = aWorld({ notifyStaff: async (call) => void calls.push(call) });
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  const data = dataOf(world.line.sent[0]?.messages[0], 'Talk to a person');
  await bot.deliver(aPostbackEvent({ data }));
  await bot.settle();
  expect(calls).toMatchObject([{ chat: aUserId(), language: 'en' }]);
  await bot.deliver(aText('my order is late'));
  await bot.settle();
  expect(world.texts()[2]).toEqual([expect.stringContaining('Our team will answer you here')]);
  expect(dataOf(world.line.sent[2]?.messages[0], 'Back to the bot')).toBeDefined();
  await bot.deliver(aText('Bot'));
  await bot.settle();
  expect(world.texts()[3]?.[0]).toContain('I am back');
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(world.line.sent).toHaveLength(5);
});

test('the way back costs no quota: it is never pushed', async () => {
  const world = aWorld({ notifyStaff: async () => undefined });
  const bot = world.startInstance({ allowPushFallback: true });
  await bot.deliver(aPostbackEvent({ data: 'action=person&do=call' }));
  await bot.settle();
  await bot.deliver({ ...aText('hello?'), replyToken: undefined });
  await bot.settle();
  expect(world.line.sent).toHaveLength(1);
});

test('help is answered without the model, with examples to tap', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('使い方'));
  await bot.settle();
  const [message] = world.line.sent[0]?.messages ?? [];
  expect(world.texts()[0]?.[0]).toContain('このアカウントでできること');
  expect(message?.quickReply?.items).toHaveLength(5);
  expect(world.models.named('ai.called')).toEqual([]);
});

test('the team is called once, however often the answer fails or the button is tapped', async () => {
  const calls: unknown[] = [];
  const world = aWorld({ notifyStaff: async (call) => void calls.push(call) });
  const bot = world.startInstance();
  world.line.failNextReply(new LineApiError('refused', { status: 429, retryable: true }));
  const data = 'action=person&do=call';
  await bot.deliver(aPostbackEvent({ data }));
  await bot.settle();
  world.pass(15_000);
  await bot.settle();
  await bot.deliver(aPostbackEvent({ data }));
  await bot.settle();
  expect(world.line.sent).toHaveLength(2);
  expect(calls).toHaveLength(1);
});

test('an event whose worker died while it called the team calls again; others wait for it', async () => {
  const world = aWorld();
  const memory = createChatMemory(world.table('chats'), world.clock);
  const gate = await memory.gate(aUserId());
  const begin = (id: string) => memory.beginCall(gate, world.clock() + 60_000, id);
  expect(await begin('event-1')).toBe('ours');
  expect(await begin('event-2')).toBe('calling');
  expect(await begin('event-1')).toBe('ours');
  await memory.mute(gate, world.clock() + 60_000);
  expect(await begin('event-1')).toBe('calling');
});

test('the bot speaks again by itself when people have been quiet for long', async () => {
  const world = aWorld({ notifyStaff: async () => undefined });
  const bot = world.startInstance();
  await bot.deliver(aPostbackEvent({ data: 'action=person&do=call' }));
  await bot.settle();
  world.pass(3_600_001);
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(world.line.sent).toHaveLength(2);
});

test('when nobody of the team can be told, that is said, and the bot goes on', async () => {
  const world = aWorld({
    notifyStaff: async () => {
      throw new Error('no answer');
    },
  });
  const bot = world.startInstance();
  await bot.deliver(aPostbackEvent({ data: 'action=person&do=call' }), aText('hello'));
  await bot.settle();
  expect(world.texts()[0]?.[0]).toContain('cannot reach');
  expect(world.line.sent).toHaveLength(2);
});

test('whoever asks to be forgotten is asked once more, and then forgotten', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('My cat is called Miso'));
  await bot.settle();
  await script({ call: { name: 'forget_me', arguments: {} } });
  await bot.deliver(aText('forget me'));
  await bot.settle();
  const ask = world.line.sent[1]?.messages[0];
  await bot.deliver(aPostbackEvent({ data: dataOf(ask, 'No, keep it') }));
  await bot.settle();
  expect(await chatOf(world)).not.toEqual([]);
  await bot.deliver(aPostbackEvent({ data: dataOf(ask, 'Yes, forget me') }));
  await bot.settle();
  expect(world.texts().at(-1)?.[0]).toContain('Done');
  for (const name of ['subscribers', 'turns']) {
    expect(await world.table(name).list(aUserId())).toEqual([]);
  }
  expect(await chatOf(world)).toEqual([]);
});

test('whoever writes too fast is told so once, and is answered again a minute later', async () => {
  const world = aWorld({ limits: { userMessagesPerMinute: 2 } });
  const bot = world.startInstance();
  await bot.deliver(...['a', 'b', 'c', 'd', 'e'].map((text) => aText(text)));
  await bot.settle();
  expect(world.line.sent).toHaveLength(3);
  expect(world.texts()[2]?.[0]).toContain('faster than I can read');
  world.pass(60_000);
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(world.line.sent).toHaveLength(4);
});

test('a day’s budget that is spent is said, and cards still come', async () => {
  const world = aWorld({ limits: { userDailyMicroUsd: 1 } });
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  await bot.deliver(aText('hello again'), aText('inspire me'));
  await bot.settle();
  expect(world.texts()[1]?.[0]).toContain('today');
  expect(world.line.sent[2]?.messages[0]).toMatchObject({ type: 'imagemap' });
});

test('what the filter refuses does not poison the turns to come', async () => {
  const world = aWorld();
  await fault({ kind: 'filter' });
  const bot = world.startInstance();
  await bot.deliver(aText('something bad'));
  await bot.settle();
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(await lastSaid()).not.toContain('something bad');
  expect(world.texts()[1]?.[0]).toContain('Hello');
});

test('the beginning of the prompt is in the provider’s cache from the second turn on', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  await bot.deliver(aText('how are you?'));
  await bot.settle();
  const [first, second] = world.models.named('ai.called').map(({ fields }) => fields.cachedTokens);
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(1000);
});

const tinyJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
