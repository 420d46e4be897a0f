import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aText, type ReceivedRequest, useChatWorld } from '../builders/chatWorld';
import { chatPartition } from '../../shared/conversation/memory/chatGate';
import { anEvent } from '../builders/events';

const { aWorld, received, reset } = useChatWorld();

/** Ids that differ in one place only, wherever that is: a key that is cut short, or folded, would take one for the other. */
const twoIds = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
    fc.nat(31),
  )
  .map(([hex, at]) => {
    const other = hex[at] === 'a' ? 'b' : 'a';
    return [`U${hex}`, `U${hex.slice(0, at)}${other}${hex.slice(at + 1)}`] as const;
  });

/** What people say that holds their own word `{}`, or asks for what was said; the same words of both, too. */
const sayings = [
  'My word is {}',
  'What did I just say?',
  'Search the web for {} tulips',
  'Search the web for tulips',
  'I am interested in {}',
  'yes',
  'Please make a greeting card',
  'show my saved cards',
];

const scripts = fc.array(
  fc.record({ who: fc.constantFrom(0, 1), saying: fc.constantFrom(...sayings) }),
  { minLength: 4, maxLength: 8 },
);

const own = ['alderwort', 'brambling'] as const;
const textOf = ({ body }: ReceivedRequest) => JSON.stringify(body);

test('two people never see each other’s words, in no prompt, row or answer', async () => {
  await fc.assert(
    fc.asyncProperty(twoIds, scripts, async (ids, script) => {
      await reset();
      const world = aWorld();
      const bot = world.startInstance();
      const sentTo: string[] = [];
      for (const { who, saying } of script) {
        const userId = ids[who];
        const before = world.line.sent.length;
        await bot.deliver(aText(saying.replace('{}', own[who]), { userId }));
        await bot.settle();
        for (const sent of world.line.sent.slice(before)) {
          sentTo.push(JSON.stringify(sent));
          expect(JSON.stringify(sent)).not.toContain(own[1 - who]);
        }
      }
      expect(sentTo).toHaveLength(script.length);
      for (const all of (await received()).map(textOf)) {
        expect(own.every((word) => all.includes(word))).toBe(false);
      }
      for (const name of ['chats', 'subscribers']) {
        for (const who of [0, 1] as const) {
          const partition = name === 'chats' ? chatPartition(ids[who]) : ids[who];
          const rows = JSON.stringify(await world.table(name).list(partition));
          expect(rows).not.toContain(own[1 - who]);
        }
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('what one person has searched for is found again by them alone', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const [first, second] = [`U${'1'.repeat(32)}`, `U${'2'.repeat(32)}`];
  const search = async (userId: string) => {
    await bot.deliver(aText('Search the web for tulips', { userId }));
    await bot.settle();
  };
  const searches = async () => (await received()).filter(({ name }) => name === 'responses').length;
  await search(first);
  await search(first);
  expect(await searches()).toBe(1);
  await search(second);
  expect(await searches()).toBe(2);
  world.pass(15 * 60_000 + 1);
  await search(first);
  expect(await searches()).toBe(3);
});

test('the eleventh search of an hour is not made, and the person is told', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  for (let n = 1; n <= 11; n += 1) {
    await bot.deliver(aText(`Search the web for tulip number ${n}`));
    await bot.settle();
  }
  const made = (await received()).filter(({ name }) => name === 'responses');
  expect(made).toHaveLength(10);
  expect(world.texts().at(-1)?.[0]).toContain('as often as is allowed');
});

test('an account that is blocked while it answers loses its answer, and nothing else', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const question = aText('hello');
  world.line.expiredTokens.add(String(question.replyToken));
  await bot.deliver(question, anEvent('unfollow', { timestamp: question.timestamp + 1 }));
  await bot.settle();
  expect(world.line.sent).toEqual([]);
  expect(world.reporter.named('event.handled').map(({ fields }) => fields.outcome)).toEqual([
    'replyTokenExpired',
    'unfollowed',
  ]);
  expect(await world.queue('line-events-poison').depth()).toBe(0);
});
