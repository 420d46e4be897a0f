import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Language } from '../../shared/content/languages';
import { createChatTurns } from '../../shared/inbox/chatTurns';
import { composeRichMessage } from '../../shared/conversation/composeRichMessage';
import { cardsEachPart } from '../../shared/cards/dayCards';
import { createEventRecords } from '../../shared/inbox/eventRecords';
import { handleLineEvents } from '../../shared/inbox/handleLineEvents';
import { takeTurn } from '../../shared/conversation/takeTurn';
import type { RichMessageWish } from '../../shared/cards/wishPostback';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { joinItems, packEnvelope, readEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob, lineEventTwinJob } from '../../shared/jobs/lineEventJob';
import { createMemoryLineMessaging } from '../../shared/line/memoryLineMessaging';
import { createSignatureVerifier } from '../../shared/line/signature';
import { createPictureMaker } from '../../shared/richMessage/picture/ensurePicture';
import { createPictureCache } from '../../shared/richMessage/picture/pictureCache';
import { createPictureRegister } from '../../shared/richMessage/picture/pictureRegister';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { type ImageWidth, imageWidths } from '../../shared/richMessage/widths';
import type { BlobStore } from '../../shared/storage/blobStore';
import { createClaimCheck } from '../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../shared/storage/memoryBlobStore';
import { createMemoryQueue } from '../../shared/storage/memoryQueue';
import { createMemoryTable } from '../../shared/storage/memoryTable';
import type { MessageQueue } from '../../shared/storage/messageQueue';
import type { Table } from '../../shared/storage/table';
import { createSubscribers } from '../../shared/subscriber/subscribers';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { receiveWebhook } from '../../shared/webhook/receiveWebhook';
import { aSignedWebhook } from './events';
import { createAiAllowance } from '../../shared/ai/aiAllowance';
import type { ModelClient } from '../../shared/ai/modelClient';
import { createWebSearch } from '../../shared/ai/webSearch';
import type { AttachmentReader } from '../../shared/attachment/attachmentReader';
import type { AllowanceLimits } from '../../shared/config/limits';
import { createCardRecords } from '../../shared/cards/cardRecords';
import { createSavedCards } from '../../shared/cards/savedCards';
import { createChatMemory } from '../../shared/conversation/memory/chatMemory';
import { createLaterAnswers } from '../../shared/conversation/memory/laterAnswers';
import { createPersonDesk, type NotifyStaff } from '../../shared/conversation/person/personDesk';
import { createForgetMeTool } from '../../shared/conversation/tools/forgetMeTool';
import { createListSavedItemsTool } from '../../shared/conversation/tools/listSavedItemsTool';
import { createMakeRichMessageTool } from '../../shared/conversation/tools/makeRichMessageTool';
import { createSetPreferencesTool } from '../../shared/conversation/tools/setPreferencesTool';
import { createTalkToPersonTool } from '../../shared/conversation/tools/talkToPersonTool';
import { createWebSearchTool } from '../../shared/conversation/tools/webSearchTool';
import type { ChatDeps } from '../../shared/conversation/turn';
import { createMemoryLineContent } from '../../shared/line/memoryLineContent';
import { eraseUser } from '../../shared/privacy/eraseUser';
import { unsendTraces } from '../../shared/privacy/unsendTraces';
import { purgePoison } from '../../shared/privacy/purgePoison';
import { loadTemplates } from '../../shared/richMessage/templates/templates';
import { createIdentityHash } from '../../shared/telemetry/identityHash';

export const memoryBotSecret = '8c570fa6dd201bb328f1c1eac23a96d8';

/** As the host hides what an instance has fetched. */
const hiddenForSeconds = 600;
const twinDelaySeconds = 15;

/** An instance died in the middle of a call: nothing of it runs on. */
export class Crash extends Error {}

export interface InstanceOptions {
  readonly allowPushFallback?: boolean;
  /** Dies at this call of any port, counted from 1. */
  readonly diesAtCall?: number;
  /** Whether the call at which it dies still takes effect. @default every other call does */
  readonly lastCallCounts?: boolean;
}

export interface WorldOptions {
  /** The model; without it the bot has none. */
  readonly models?: ModelClient;
  readonly limits?: Partial<AllowanceLimits>;
  readonly answerWithinMs?: number;
  readonly laterWaitMs?: number;
  /** Who is told that somebody wants to talk to a person. */
  readonly notifyStaff?: NotifyStaff;
  /** Reads what was sent; nothing can be read without it. */
  readonly attachments?: AttachmentReader;
}

const plentiful: AllowanceLimits = {
  userMessagesPerMinute: 1000,
  messagesPerMinute: 100_000,
  userDailyMicroUsd: 1e9,
  dailyMicroUsd: 1e9,
  userSearchesPerHour: 10,
};
const prices = { input: 1, cachedInput: 0.5, output: 4 };

/**
 * The bot over memory ports: a storage and a LINE that outlive its instances, a clock that the test moves, queues that it
 * steps through. Only the drawing is left out: a picture is a few bytes.
 */
export function createMemoryWorld(world: WorldOptions = {}) {
  let now = 1_763_900_000_000;
  const clock = () => now;
  const reporter = createMemoryReporter();
  const line = createMemoryLineMessaging();
  const queue = named<MessageQueue>((name) => createMemoryQueue(name, clock));
  const table = named<Table>(createMemoryTable);
  const store = named<BlobStore>(createMemoryBlobStore);
  const drawn: RichMessage[] = [];
  /** Keys of the personal pictures that were replaced. */
  const takenBack: string[] = [];
  const contents = createMemoryLineContent();
  let beforeDrawing: (message: RichMessage) => void = () => undefined;

  function startInstance(options: InstanceOptions = {}) {
    let calls = 0;
    let dead = false;
    /** The same port, of an instance that may die in one of its calls. */
    const mortal = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return async (...args: unknown[]) => {
            if (dead) return new Promise(() => undefined);
            calls += 1;
            const dies = calls === options.diesAtCall;
            const after = dies && (options.lastCallCounts ?? calls % 2 === 0);
            if (dies && !after) die();
            const result: unknown = await Reflect.apply(value, target, args);
            if (after) die();
            return result;
          };
        },
      });
    const death = Promise.withResolvers<'crashed'>();
    const die = () => {
      dead = true;
      death.resolve('crashed');
      throw new Crash();
    };
    const ports = {
      queue: named((name) => mortal(queue(name))),
      table: named((name) => mortal(table(name))),
      line: mortal(line),
    };
    const claimCheck = createClaimCheck(mortal(store('claims')));
    const pictureMaker = createPictureMaker({
      keyOf: async ({ cells, template, personal }) =>
        `${personal === undefined ? '' : `personal-${personal}`}${Buffer.from(`${template}-${cells[0]?.text.title ?? ''}`).toString('base64url')}`,
      pictures: createPictureCache({ store: mortal(store('pictures')), reporter, clock }),
      register: createPictureRegister(
        { pictures: ports.table('pictures'), named: ports.table('namedpictures') },
        clock,
      ),
      renderer: { render: async (message) => draw(message) },
      readBack: async () => undefined,
      reporter,
      clock,
      delay: async (ms) => void (now += ms),
    });
    const cards = createCardRecords(ports.table('cards'), clock);
    const shared = {
      line: ports.line,
      records: createEventRecords({ table: ports.table, clock }),
      turns: createChatTurns({ table: ports.table('turns'), clock, newId: randomUUID }),
      pictureMaker,
      imageUrlOf: (key: string) => `https://bot.example.com/api/images/${key}`,
      cards,
      savedCards: createSavedCards(ports.table('subscribers'), cards, clock),
      reporter,
      clock,
      allowPushFallback: options.allowPushFallback ?? false,
    };
    const people = ports.table('subscribers');
    const subscribers = createSubscribers({ table: people, line: ports.line, reporter, clock });
    const memory = createChatMemory(ports.table('chats'), clock);
    const desk = createPersonDesk({
      memory,
      notifyStaff: world.notifyStaff,
      quietMs: 3_600_000,
      reporter,
      clock,
    });
    const allowance = createAiAllowance({
      people,
      usage: ports.table('aiusage'),
      limits: { ...plentiful, ...world.limits },
      reporter,
      clock,
    });
    const takeBackPicture = async (key: string) => {
      takenBack.push(key);
      await shared.cards.remove(key);
    };
    const erase = (userId: string) =>
      eraseUser(
        {
          people,
          forgetChat: (chat) => memory.forget(chat),
          forgetAuthor: (group, author) => memory.forgetAuthor(group, author),
          takeBackPicture,
          purgePoison: (id) =>
            purgePoison(
              { poisonQueues: async () => [queue('line-events-poison')], claimCheck },
              id,
            ),
          forgetInMemory: (id) => subscribers.forget(id),
          reporter,
        },
        userId,
      );
    const chat = (models: ModelClient): ChatDeps => ({
      ...shared,
      memory,
      later: createLaterAnswers(ports.table('chats'), clock),
      models,
      allowance,
      prices,
      subscribers,
      persona: 'You are the assistant of a flower shop.',
      tools: [
        createMakeRichMessageTool({
          templates: () => loadTemplates(join(__dirname, '..', '..', 'dist', 'assets')),
          brand: async () => undefined,
          categories: ['motivation', 'nature', 'general'],
          newSecret: () => randomBytes(16).toString('base64url'),
        }),
        createSetPreferencesTool(subscribers),
        createListSavedItemsTool(shared.savedCards, shared.imageUrlOf),
        createForgetMeTool(),
        createTalkToPersonTool(desk),
        createWebSearchTool(
          createWebSearch({
            models,
            allowance,
            people,
            tool: 'web_search',
            prices,
            reporter,
            clock,
          }),
        ),
      ],
      offerPerson: world.notifyStaff !== undefined,
      identityHash: createIdentityHash('a key of the tests'),
      content: contents,
      attachments: async () => {
        if (world.attachments === undefined) throw new Error('this world reads nothing');
        return world.attachments;
      },
      ...(world.answerWithinMs === undefined ? {} : { answerWithinMs: world.answerWithinMs }),
      ...(world.laterWaitMs === undefined ? {} : { laterWaitMs: world.laterWaitMs }),
    });
    const turnDeps = {
      ...shared,
      subscribers,
      memory,
      desk,
      erase,
      unsendTraces: async (userId: string, messageId: string) =>
        void (await unsendTraces({ people, takeBackPicture }, userId, messageId)),
      chat: world.models && chat(world.models),
      dayCards: async ({ category, language }: RichMessageWish) =>
        Array.from({ length: cardsEachPart }, () => aCard(category, language)),
    };
    const put = (name: string, text: string, seconds = 0) =>
      ports.queue(name).send(text, { hiddenForSeconds: seconds });
    const eventDeps: Parameters<typeof handleLineEvents>[0] = {
      ...shared,
      claimCheck,
      takeTurn: (event, facts) => takeTurn(turnDeps, event, facts),
      enqueueRichMessage: (item) =>
        put(composeRichMessageJob.queue, packEnvelope(composeRichMessageJob, [item])),
      postponeTwin: (item, seconds) =>
        put(lineEventTwinJob.queue, packEnvelope(lineEventTwinJob, [item]), seconds),
      deadLetter: (item) => put('line-events-poison', packEnvelope(lineEventJob, [item])),
    };
    const composeDeps: Parameters<typeof composeRichMessage>[0] = {
      ...shared,
      resume: (itemJson) => put(lineEventJob.queue, joinItems(lineEventJob, [itemJson])),
      deadLetter: (item) =>
        put('rich-messages-poison', packEnvelope(composeRichMessageJob, [item])),
    };
    const webhookDeps = {
      verifySignature: createSignatureVerifier([memoryBotSecret]),
      enqueue: async (itemJson: string) => {
        await put(lineEventJob.queue, joinItems(lineEventJob, [itemJson]));
        await put(
          lineEventTwinJob.queue,
          joinItems(lineEventTwinJob, [itemJson]),
          twinDelaySeconds,
        );
      },
      claimCheck,
      reporter,
      clock,
    };

    async function work(name: string, text: string, dequeueCount: number): Promise<void> {
      if (name === composeRichMessageJob.queue) {
        for (const item of readEnvelope(composeRichMessageJob, text)) {
          await composeRichMessage(composeDeps, item);
        }
        return;
      }
      const twin = name === lineEventTwinJob.queue;
      const items = readEnvelope(twin ? lineEventTwinJob : lineEventJob, text);
      await handleLineEvents(eventDeps, items, { twin, again: twin || dequeueCount > 1 });
    }

    /** Takes one message of a queue as a trigger does; after a failure it is visible again, after a crash hidden. */
    async function step(name: string): Promise<'empty' | 'done' | 'failed' | 'crashed'> {
      const [message] = await queue(name).receive(1, hiddenForSeconds);
      if (message === undefined) return 'empty';
      const outcome = await Promise.race([
        work(name, message.text, message.dequeueCount).then(
          () => 'done' as const,
          () => 'failed' as const,
        ),
        death.promise,
      ]);
      if (dead) return 'crashed';
      if (outcome === 'failed') await queue(name).send(message.text);
      await queue(name).remove(message);
      return outcome;
    }

    /** Works through the queues until nothing is visible, or until this instance dies. */
    async function settle(): Promise<'settled' | 'crashed'> {
      const names = [lineEventJob.queue, composeRichMessageJob.queue, lineEventTwinJob.queue];
      for (let rounds = 0; rounds < 200; rounds += 1) {
        const results: string[] = [];
        for (const name of names) {
          results.push(await step(name));
          if (dead) return 'crashed';
        }
        if (results.every((result) => result === 'empty')) return 'settled';
      }
      throw new Error('the queues never became empty');
    }

    return {
      step,
      settle,
      calls: () => calls,
      erase,
      deliver: (...events: unknown[]) =>
        receiveWebhook(webhookDeps, aSignedWebhook(events, memoryBotSecret)),
    };
  }

  function draw(message: RichMessage) {
    beforeDrawing(message);
    drawn.push(message);
    const images = Object.fromEntries(
      imageWidths.map((width) => [width, Buffer.alloc(8)]),
    ) as Record<ImageWidth, Buffer>;
    return {
      heightPx: 1040,
      images,
      contentType: 'image/jpeg' as const,
      texts: [],
      timings: { layoutMs: 0, encodeMs: 0, ms: 0 },
    };
  }

  return {
    line,
    reporter,
    queue,
    table,
    drawn,
    takenBack,
    contents,
    clock,
    startInstance,
    whenDrawing: (hook: (message: RichMessage) => void) => (beforeDrawing = hook),
    pass: (ms: number) => (now += ms),
  };
}

function aCard(category: string, language: Language): RichMessage {
  return {
    template: 'sunrise',
    language,
    layout: 'A',
    heightPx: 1040,
    cells: [
      {
        text: { title: `A good ${category}`, body: 'One step.' },
        action: { type: 'message', text: 'Thanks!', label: 'Thanks!' },
      },
    ],
    altText: 'A good day',
  };
}

function named<T>(make: (name: string) => T): (name: string) => T {
  const all = new Map<string, T>();
  return (name) => {
    const known = all.get(name) ?? make(name);
    all.set(name, known);
    return known;
  };
}
