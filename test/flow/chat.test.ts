import { expect, test } from '@jest/globals';
import { packEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob } from '../../shared/jobs/lineEventJob';
import { anItem, aPostbackEvent, aUserId } from '../builders/events';
import { aText, dataOf, useChatWorld } from '../builders/chatWorld';

const { aWorld, fault, received, script } = useChatWorld();

test('a text is answered by the model, in the language of the text', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('สวัสดี'));
  await bot.settle();
  expect(world.texts()[0]?.[0]).toMatch(/\p{Script=Thai}/u);
  expect(world.line.loading).toEqual([aUserId()]);
});

test('what was said before is known, and two quick texts are answered in order', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('My cat is called Miso'), aText('What did I just say?'));
  await bot.settle();
  expect(world.texts()).toHaveLength(2);
  expect(world.texts()[1]?.[0]).toContain('Miso');
});

test('two people never see each other’s words', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(
    aText('My cat is called Miso', { userId: aUserId(1) }),
    aText('What did I just say?', { userId: aUserId(2) }),
  );
  await bot.settle();
  for (const { body } of await received()) {
    const said = JSON.stringify(body.messages);
    expect(said.includes('Miso') && said.includes('What did I just say?')).toBe(false);
  }
});

test.each([
  ['down', { kind: 'status', status: 500, times: 0 }],
  ['over its limit', { kind: 'status', status: 429, retryAfter: 30, times: 0 }],
  ['returning rubbish', { kind: 'rubbish', times: 0 }],
  ['cut off', { kind: 'cut', times: 0 }],
  ['refusing the prompt', { kind: 'filter', times: 0 }],
  ['refusing its answer', { kind: 'filterAnswer', times: 0 }],
])(
  'a model that is %s: one honest answer, in at most two attempts, and nothing goes back',
  async (_name, plan) => {
    const world = aWorld();
    await fault(plan);
    const bot = world.startInstance();
    await bot.deliver(aText('How are you?'));
    await bot.settle();
    expect(world.texts()).toHaveLength(1);
    expect(world.texts()[0]?.[0]).toMatch(/right now|cannot|rather not/);
    expect(world.models.named('ai.called').length).toBeLessThanOrEqual(2);
    expect(world.reporter.named('event.failed')).toEqual([]);
    expect(await world.queue('line-events').depth()).toBe(0);
  },
);

test('a model that has recovered is asked again, by itself', async () => {
  const world = aWorld();
  await fault({ kind: 'status', status: 500, times: 3 });
  const bot = world.startInstance();
  for (let turn = 0; turn < 3; turn += 1) {
    await bot.deliver(aText('hello'));
    await bot.settle();
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  await bot.deliver(aText('hello'));
  await bot.settle();
  expect(world.texts().at(-1)?.[0]).toContain('Hello');
});

test('a model that is only slow: a button, whose tap brings the answer', async () => {
  const world = aWorld({ answerWithinMs: 200, timeoutMs: 5000 });
  await fault({ kind: 'slow', delayMs: 600 });
  const bot = world.startInstance();
  await bot.deliver(aText('Tell me about tulips'));
  await bot.settle();
  const [button] = world.line.sent[0]?.messages ?? [];
  expect(button).toMatchObject({ type: 'template', template: { type: 'buttons' } });
  const data = dataOf(button, 'Get the answer');
  await bot.deliver(aPostbackEvent({ data }));
  await bot.settle();
  expect(world.texts()[1]?.[0]).toContain('tulips');
  await bot.deliver(aPostbackEvent({ data }));
  await bot.settle();
  expect(world.texts()[2]).toEqual(world.texts()[1]);
});

test('the answer that failed is thought of once more when “Try again” is tapped', async () => {
  const world = aWorld();
  await fault({ kind: 'status', status: 500, times: 2 });
  const bot = world.startInstance();
  await bot.deliver(aText('Tell me about roses'));
  await bot.settle();
  const [message] = world.line.sent[0]?.messages ?? [];
  await bot.deliver(aPostbackEvent({ data: dataOf(message, 'Try again') }));
  await bot.settle();
  expect(world.texts()[1]?.[0]).toContain('roses');
});

test('a wish in words becomes a personal picture, and only its owner has it', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const copy = { title: 'For you', body: 'Thank you.', altText: 'A card', cta: 'Thanks' };
  await script({
    call: { name: 'make_rich_message', arguments: { category: 'general', ...copy } },
  });
  await bot.deliver(aText('Please make a greeting card for my mother'));
  await bot.settle();
  expect(world.line.sent[0]?.messages[0]).toMatchObject({
    type: 'imagemap',
    baseUrl: expect.stringContaining('/personal-'),
  });
  await bot.erase(aUserId());
  expect(world.takenBack).toHaveLength(1);
});

test('the model stops after four steps', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  const again = { call: { name: 'set_preferences', arguments: { language: 'en' } } };
  await script(again, again, again, { text: 'That is set.' }, { text: 'Never said' });
  await bot.deliver(aText('speak English to me'));
  await bot.settle();
  expect(world.models.named('ai.called')).toHaveLength(4);
  expect(world.texts()).toEqual([[expect.stringContaining('That is set.')]]);
});

test('what is said while the model is still thinking of something else is not held up by it', async () => {
  const world = aWorld({ answerWithinMs: 150, timeoutMs: 4000 });
  await fault({ kind: 'silent' });
  const bot = world.startInstance();
  // Together in one message of the queue, as a group commit brings them.
  const items = ['Tell me about tulips', 'hello'].map((text) => anItem(aText(text), world.clock()));
  await world.queue('line-events').send(packEnvelope(lineEventJob, items));
  const settled = bot.settle();
  while (world.line.sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(world.line.sent.map(({ messages }) => messages[0]?.type)).toEqual(['template', 'text']);
  // The first is still being thought of.
  expect(world.reporter.named('chat.turn')).toHaveLength(1);
  await settled;
});

test('a turn with the model costs no more calls of storage and LINE than it did', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await bot.deliver(aText('hello'));
  await bot.settle();
  const before = bot.calls();
  await bot.deliver(aText('hello'));
  await bot.settle();
  // 2 puts; lease, enter, next, begin; recall, choices, allowance twice; loading; question and answer once each, with the
  // chat's own row; intent, reply, done, finish; then, with the answer out, the price: a person's row and everybody's.
  expect(bot.calls() - before).toBe(21);
});
