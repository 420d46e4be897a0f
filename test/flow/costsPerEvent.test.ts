import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { messagingApi } from '@line/bot-sdk';
import { aText, dataOf, idOf, useChatWorld } from '../builders/chatWorld';
import { type Calls, createCountingPorts } from '../builders/countingPorts';
import { anEventIdLike, aPostbackEvent, anEvent, aUserId } from '../builders/events';

/*
 * What each kind of event costs in calls of storage, LINE and the model. The table in docs/costs-per-event.md is what is
 * expected: a change that costs a call more changes that line, and is seen.
 */
const { aWorld, script } = useChatWorld();
const document = readFileSync(join(__dirname, '..', '..', 'docs', 'costs-per-event.md'), 'utf8');

const groupId = `C${'1'.repeat(32)}`;
const inGroup = { source: { type: 'group', groupId, userId: aUserId() } };
const toBot = { mention: { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] } };
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
});

/** One chat of somebody whom the bot knows, and the calls that the last thing cost. */
async function startChat({ isKnown = true } = {}) {
  let take = (): Calls => {
    throw new Error('no instance runs');
  };
  const world = aWorld({
    notifyStaff: async () => undefined,
    attachments: {
      read: async () => ({ kind: 'picture', jpeg, widthPx: 8, heightPx: 8 }),
      close: async () => undefined,
    },
    watch(ports) {
      const counting = createCountingPorts(ports);
      take = counting.take;
      return counting.ports;
    },
  });
  world.line.profiles.set(aUserId(), { displayName: 'A', language: 'en' });
  const bot = world.startInstance();
  const happen = async (...events: unknown[]) => {
    await bot.deliver(...events);
    await bot.settle();
  };
  /** The calls of these events alone. */
  const costOf = async (...events: unknown[]): Promise<Calls> => {
    // What an earlier event left to its twin is no part of it.
    take();
    await happen(...events);
    expect(world.reporter.named('event.failed')).toEqual([]);
    return take();
  };
  if (isKnown) await happen(aText('hello'));
  return { world, bot, happen, costOf, take: () => take() };
}

type Scenario = () => Promise<Calls>;

const scenarios: Readonly<Record<string, Scenario>> = {
  'text to the model': async () => (await startChat()).costOf(aText('Tell me about tulips')),
  'text to the model, of somebody new': async () =>
    (await startChat({ isKnown: false })).costOf(aText('Tell me about tulips')),
  'text for which the model calls a tool': async () => {
    const { costOf } = await startChat();
    const set = { name: 'set_preferences', arguments: { language: 'en' } };
    await script({ call: set }, { text: 'That is set.' });
    return costOf(aText('speak English to me'));
  },
  'two texts in one webhook': async () =>
    (await startChat()).costOf(aText('My cat is called Miso'), aText('What did I just say?')),
  'text that gets a card, which is drawn': async () =>
    (await startChat()).costOf(aText('inspire me')),
  'text that gets a card, which is stored': async () => {
    const { costOf, happen } = await startChat();
    const first = aText('inspire me');
    await happen(first);
    const webhookEventId = anEventIdLike(first.webhookEventId);
    return costOf(aText('inspire me', { webhookEventId }));
  },
  sticker: async () =>
    (await startChat()).costOf(
      anEvent('message', {
        message: { id: '55', type: 'sticker', packageId: '1', stickerId: '2', quoteToken: 'q' },
      }),
    ),
  location: async () =>
    (await startChat()).costOf(
      anEvent('message', {
        message: {
          id: '56',
          type: 'location',
          title: 'a',
          address: 'b',
          latitude: 1,
          longitude: 2,
        },
      }),
    ),
  image: async () => {
    const { costOf, world } = await startChat();
    world.contents.contents.set('70', { kind: 'ready', bytes: jpeg, contentType: 'image/jpeg' });
    const message = { id: '70', type: 'image', contentProvider: { type: 'line' } };
    return costOf(anEvent('message', { message }));
  },
  'postback: like': () => tapOnCard('Like'),
  'postback: save': () => tapOnCard('Save'),
  'postback: saved cards': () => tapOnCard('Saved cards'),
  'postback: share': () => tapOnCard('Share'),
  'postback: call a person': async () =>
    (await startChat()).costOf(aPostbackEvent({ data: 'action=person&do=call' })),
  'postback of no meaning': async () => (await startChat()).costOf(aPostbackEvent({ data: 'x=1' })),
  follow: async () => (await startChat({ isKnown: false })).costOf(anEvent('follow')),
  'follow, after a block': async () =>
    (await startChat()).costOf(anEvent('follow', { follow: { isUnblocked: true } })),
  unfollow: async () =>
    (await startChat()).costOf({ ...anEvent('unfollow'), replyToken: undefined }),
  'unsend of a remembered text': async () => {
    const { costOf, happen } = await startChat();
    const text = aText('My number is 0912345');
    await happen(text);
    return costOf(anEvent('unsend', { unsend: { messageId: idOf(text) } }));
  },
  'edit of a remembered text': async () => {
    const { costOf, happen } = await startChat();
    const text = aText('tell us about figs');
    await happen(text);
    const edit = anEvent('messageEdited', { timestamp: text.timestamp + 5000 });
    return costOf({ ...edit, message: { id: idOf(text), type: 'text', text: 'about dates' } });
  },
  'group message for the bot': async () =>
    (await startChat()).costOf(aText('@Bot tell us about figs', { ...inGroup, message: toBot })),
  'group message not for the bot': async () =>
    (await startChat()).costOf(aText('tell us about figs', inGroup)),
  join: async () => (await startChat()).costOf(anEvent('join', inGroup)),
  leave: async () =>
    (await startChat()).costOf({ ...anEvent('leave', inGroup), replyToken: undefined }),
  'event that the bot does not know': async () =>
    (await startChat()).costOf(anEvent('somethingNew')),
  'event in standby mode': async () =>
    (await startChat()).costOf({ ...aText('hello'), mode: 'standby' }),
  'duplicate of a handled event': async () => {
    const { costOf, happen } = await startChat();
    const text = aText('Tell me about tulips');
    await happen(text);
    return costOf({ ...text, deliveryContext: { isRedelivery: true } });
  },
  'twin of a handled event': async () => {
    const { bot, happen, take, world } = await startChat();
    world.pass(60_000);
    await bot.settle();
    await happen(aText('Tell me about tulips'));
    world.pass(60_000);
    take();
    await bot.settle();
    return take();
  },
};

async function tapOnCard(label: string): Promise<Calls> {
  const { costOf, happen, world } = await startChat();
  await happen(aText('inspire me'));
  const card = world.line.sent.at(-1)?.messages[0] as messagingApi.Message;
  return costOf(aPostbackEvent({ data: dataOf(card, label) }));
}

function lineOf(name: string, calls: Calls): string[] {
  const { line, queuePuts, tableReads, tableWrites, blobReads, blobWrites, model } = calls;
  const numbers = [queuePuts, tableReads, tableWrites, blobReads, blobWrites, model];
  return [name, ...numbers.map(String), line.join(', ') || '-'];
}

/** The table of the document, cell by cell. */
const documented = document
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim()));

test('the document lists each kind of event once', () => {
  expect(documented.map(([name]) => name)).toEqual(Object.keys(scenarios));
});

describe('costs as many calls as docs/costs-per-event.md says:', () => {
  test.each(Object.entries(scenarios))('%s', async (name, measure) => {
    const expected = documented.find(([known]) => known === name);
    expect(lineOf(name, await measure())).toEqual(expected);
  });
});
