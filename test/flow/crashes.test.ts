import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AiStandIn, startAiStandIn } from '../../local/ai/startAiStandIn';
import { createModelClient } from '../../shared/ai/modelClient';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { wishPostbackData } from '../../shared/cards/wishPostback';
import {
  anEvent,
  anEventId,
  anEventIdLike,
  aPostbackEvent,
  aTextEvent,
  aUserId,
} from '../builders/events';
import { createMemoryWorld, type InstanceOptions, type WorldOptions } from '../builders/memoryBot';

type World = ReturnType<typeof createMemoryWorld>;

/** What arrives, how many answers it must have, and what the world is like before. */
interface Scenario {
  readonly events: () => readonly unknown[];
  /** Messages that users see in the end. */
  readonly answers: number;
  readonly prepare?: (world: World) => Promise<void>;
  readonly world?: () => WorldOptions;
  readonly options?: InstanceOptions;
  /**
   * An answer may also stay unsent, when it is counted as unknown: an instance that dies with LINE's refusal of a token in
   * its hands leaves a reply of which nobody can tell whether it was shown, and that is never pushed.
   */
  readonly mayStayUnknown?: boolean;
}

let ai: AiStandIn;
beforeAll(async () => {
  ai = await startAiStandIn({ port: 0, apiKey: 'a-key', deployments: ['small'] });
});
afterAll(() => ai.stop());

const withModel = (): WorldOptions => ({
  models: createModelClient({
    endpoints: [{ baseUrl: `${ai.url}/openai/v1`, apiKey: 'a-key' }],
    deployment: 'small',
    prices: { input: 1, cachedInput: 1, output: 1 },
    reporter: createMemoryReporter(),
    clock: Date.now,
  }),
});

const natureWish = wishPostbackData({ category: 'nature', language: 'en' });
const someEventId = anEventId();
const at = (n: number) => ({ timestamp: 1_763_900_000_000 + n });
const scenarios: Record<string, Scenario> = {
  'a text': { events: () => [aTextEvent()], answers: 1 },
  'a wish for a new picture': { events: () => [aTextEvent({ text: 'inspire me' })], answers: 1 },
  'a wish for a picture that is ready': {
    events: () => [
      aPostbackEvent({ data: natureWish, webhookEventId: anEventIdLike(someEventId) }),
    ],
    answers: 1,
    async prepare(world) {
      const bot = world.startInstance();
      const event = { data: natureWish, webhookEventId: someEventId, userId: aUserId(2) };
      await bot.deliver(aPostbackEvent(event));
      await bot.settle();
    },
  },
  'a follow': { events: () => [anEvent('follow', { follow: { isUnblocked: false } })], answers: 1 },
  'an unfollow': { events: () => [anEvent('unfollow')], answers: 0 },
  'a picture, then a text of the same chat': {
    events: () => [aTextEvent({ text: 'inspire me', ...at(1) }), aTextEvent(at(2))],
    answers: 2,
  },
  'two chats at once': {
    events: () => [aTextEvent(), aTextEvent({ text: 'inspire me', userId: aUserId(2) })],
    answers: 2,
  },
  'a text for the model': { world: withModel, events: () => [aTextEvent()], answers: 1 },
  'a wish that the model makes a picture of': {
    world: withModel,
    events: () => [aTextEvent({ text: 'please make a greeting card for my mother' })],
    answers: 1,
  },
  'somebody who wants to be forgotten': {
    world: withModel,
    events: () => [aPostbackEvent({ data: 'action=forget&do=yes' })],
    answers: 1,
    async prepare(world) {
      const bot = world.startInstance();
      await bot.deliver(aTextEvent({ userId: aUserId(2) }), aTextEvent());
      await bot.settle();
    },
  },
  'a text, where an answer may be pushed': {
    events: () => [aTextEvent()],
    answers: 1,
    options: { allowPushFallback: true },
  },
  'a text whose reply token is too old, pushed instead': {
    events: () => [aTextEvent({ replyToken: 'old' })],
    answers: 1,
    options: { allowPushFallback: true },
    mayStayUnknown: true,
    prepare: async ({ line }) => void line.expiredTokens.add('old'),
  },
};

const queues = ['line-events', 'line-event-twins', 'rich-messages'];

async function messagesLeft(world: World): Promise<number> {
  const names = queues.flatMap((name) => [name, `${name}-poison`]);
  const depths = await Promise.all(names.map((name) => world.queue(name).depth()));
  return depths.reduce((sum, depth) => sum + depth, 0);
}

/** Time for a twin to come up and for the leases of the dead to run out; an answer must be there within 30 s of a crash. */
const recoveryMs = 16_000;

/** Lets everything else happen that time brings; at last messages that a dead instance held are seen again. */
async function recover(world: World, options: InstanceOptions = {}): Promise<void> {
  const survivor = world.startInstance(options);
  await survivor.settle();
  for (const ms of [recoveryMs, recoveryMs, recoveryMs, 600_000, recoveryMs, 3_600_000]) {
    if ((await messagesLeft(world)) === 0) return;
    world.pass(ms);
    await survivor.settle();
  }
}

/** Delivers, lets instances die one after the other, and answers what users saw of it. */
async function run(
  { events, prepare, options, answers, world: worldOptions, mayStayUnknown = false }: Scenario,
  deaths: readonly InstanceOptions[],
) {
  const world = createMemoryWorld(worldOptions?.());
  await prepare?.(world);
  const before = world.line.sent.length;
  await world.startInstance(options).deliver(...events());
  const calls: number[] = [];
  for (const death of deaths) {
    const bot = world.startInstance({ ...options, ...death });
    await bot.settle();
    calls.push(bot.calls());
    world.pass(recoveryMs);
  }
  await world.startInstance(options).settle();
  const inTime = world.line.sent.length - before;
  await recover(world, options);
  const sent = world.line.sent.slice(before);
  const unknown = world.reporter.named('reply.unknown').length;
  const unsent = mayStayUnknown ? Math.min(unknown, Math.max(0, answers - sent.length)) : 0;
  return {
    calls,
    sent,
    inTime,
    unknown,
    accounted: sent.length + unsent,
    left: await messagesLeft(world),
  };
}

test.each(Object.entries(scenarios))(
  '%s: wherever an instance dies, everything is answered within 30 s and nothing twice',
  async (_name, scenario) => {
    const [calls = 0] = (await run(scenario, [{}])).calls;
    expect(calls).toBeGreaterThan(5);
    for (let diesAtCall = 1; diesAtCall <= calls; diesAtCall += 1) {
      for (const lastCallCounts of [false, true]) {
        const death = { diesAtCall, lastCallCounts };
        const { sent, inTime, accounted, unknown, left } = await run(scenario, [death]);
        expect({ death, accounted, left }).toEqual({ death, accounted: scenario.answers, left: 0 });
        expect({ death, inTime }).toEqual({ death, inTime: sent.length });
        expect(unknown).toBeLessThanOrEqual(1);
        if (!scenario.mayStayUnknown) {
          expect(sent.every(({ via }) => via === 'reply')).toBe(true);
        }
      }
    }
  },
);

test('nothing is sent twice however many instances die, and each loss of an outcome is counted', async () => {
  const death = fc.record({
    diesAtCall: fc.integer({ min: 1, max: 24 }),
    lastCallCounts: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(scenarios)),
      fc.array(death, { minLength: 2, maxLength: 3 }),
      async (scenario, deaths) => {
        const { accounted, unknown, left } = await run(scenario, deaths);
        expect({ accounted, left }).toEqual({ accounted: scenario.answers, left: 0 });
        expect(unknown).toBeLessThanOrEqual(deaths.length);
      },
    ),
    { numRuns: 150 },
  );
});
