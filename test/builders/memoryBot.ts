import type { ModelClient } from '../../shared/ai/modelClient';
import type { AttachmentReader } from '../../shared/attachment/attachmentReader';
import { type Delay, systemTimers } from '../../shared/clock';
import { createDeps } from '../../shared/composition/deps';
import type { Ports } from '../../shared/composition/ports';
import type { Config } from '../../shared/config/environment';
import type { AllowanceLimits } from '../../shared/config/limits';
import { composeRichMessage } from '../../shared/conversation/composeRichMessage';
import type { NotifyStaff } from '../../shared/conversation/person/personDesk';
import { handleLineEvents } from '../../shared/inbox/handleLineEvents';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { readEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob, lineEventTwinJob } from '../../shared/jobs/lineEventJob';
import { isPersonal } from '../../shared/richMessage/picture/pictureKey';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { type ImageWidth, imageWidths } from '../../shared/richMessage/widths';
import type { BlobStore } from '../../shared/storage/blobStore';
import { receiveWebhook } from '../../shared/webhook/receiveWebhook';
import host from '../../host.json';
import { aSignedWebhook } from './events';
import { aConfig, memoryBotSecret } from './memoryConfig';
import { createMemoryPorts } from './memoryPorts';
import { createMortalPorts, type Death } from './mortalPorts';

/** As the host hides what an instance has fetched. */
const hiddenForSeconds = 600;
/** As `host.json` has it: how long a message that failed is hidden, and how often it is tried before it is poison. */
const { visibilityTimeout, maxDequeueCount } = host.extensions.queues;
const retrySeconds = Number(visibilityTimeout.split(':').at(-1));

export interface InstanceOptions extends Death {
  readonly allowPushFallback?: boolean;
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
  /** The ports that each instance gets, perhaps others that watch these. @default the world's own */
  readonly watch?: (ports: Ports) => Ports;
  /** What a wait takes beside moving the clock. @default nothing */
  readonly delay?: Delay;
}

/**
 * The bot as it ships, over memory ports: a storage and a LINE that outlive its instances, a clock that the test moves,
 * queues that it steps through. Only the drawing is left out: a picture is a few bytes.
 */
export function createMemoryWorld(world: WorldOptions = {}) {
  let now = 1_763_900_000_000;
  const clock = () => now;
  const memory = createMemoryPorts(clock);
  const { line, reporter, content: contents } = memory;
  const { queue, table } = memory.storage;
  const drawn: RichMessage[] = [];
  /** Keys of the personal pictures that were replaced. */
  const takenBack: string[] = [];
  let beforeDrawing: (message: RichMessage) => void = () => undefined;

  const { models, attachments } = world;
  const worldPorts: Ports = {
    ...memory.ports,
    storage: {
      ...memory.storage,
      blobStore: (name) => noticing(memory.storage.blobStore(name), takenBack),
    },
    timers: {
      ...systemTimers,
      async delay(ms) {
        await world.delay?.(ms);
        now += ms;
      },
    },
    models: models === undefined ? memory.ports.models : async () => models,
    renderer: async () => ({
      render: async (message) => draw(message),
      readUpload: async () => {
        throw new RangeError('This world reads no uploads');
      },
      warmUp: async () => undefined,
      close: async () => undefined,
    }),
    attachments: attachments === undefined ? memory.ports.attachments : async () => attachments,
    notifyStaff: world.notifyStaff,
  };

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

  function startInstance(options: InstanceOptions = {}) {
    const { ports, calls, isDead, died } = createMortalPorts(worldPorts, options);
    const bot = createDeps(configOf(world, options), world.watch?.(ports) ?? ports);

    async function work(name: string, text: string, dequeueCount: number): Promise<void> {
      if (name === composeRichMessageJob.queue) {
        const deps = await bot.compose();
        for (const item of readEnvelope(composeRichMessageJob, text)) {
          await composeRichMessage(deps, item, dequeueCount);
        }
        return;
      }
      const twin = name === lineEventTwinJob.queue;
      const items = readEnvelope(twin ? lineEventTwinJob : lineEventJob, text);
      await handleLineEvents(await bot.events(), items, { twin, again: dequeueCount > 1 });
    }

    /** Messages that failed, and are hidden until they are tried again. */
    let failed = 0;

    /** Takes one message of a queue as a trigger does. One that fails is hidden for a moment, and poison in the end. */
    async function step(name: string): Promise<'empty' | 'done' | 'failed' | 'crashed'> {
      const [message] = await queue(name).receive(1, hiddenForSeconds);
      if (message === undefined) return 'empty';
      const outcome = await Promise.race([
        work(name, message.text, message.dequeueCount).then(
          () => 'done' as const,
          () => 'failed' as const,
        ),
        died,
      ]);
      if (isDead()) return 'crashed';
      if (outcome === 'failed' && message.dequeueCount < maxDequeueCount) {
        failed += 1;
        await queue(name).hide(message, retrySeconds);
        return outcome;
      }
      if (outcome === 'failed') await queue(`${name}-poison`).send(message.text);
      await queue(name).remove(message);
      return outcome;
    }

    /** Works through the queues until nothing is visible or about to be tried again, or until this instance dies. */
    async function settle(): Promise<'settled' | 'crashed'> {
      const names = [lineEventJob.queue, composeRichMessageJob.queue, lineEventTwinJob.queue];
      for (let rounds = 0; rounds < 200; rounds += 1) {
        const results: string[] = [];
        for (const name of names) {
          results.push(await step(name));
          if (isDead()) return 'crashed';
        }
        if (results.some((result) => result !== 'empty')) continue;
        if (failed === 0) return 'settled';
        failed = 0;
        now += retrySeconds * 1000;
      }
      throw new Error('the queues never became empty');
    }

    return {
      step,
      settle,
      calls,
      erase: async (userId: string) => (await bot.management()).eraseUser(userId),
      deliver: async (...events: unknown[]) =>
        receiveWebhook(await bot.webhook(), aSignedWebhook(events, memoryBotSecret)),
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

function configOf(world: WorldOptions, { allowPushFallback = false }: InstanceOptions): Config {
  const config = aConfig({ withModel: world.models !== undefined });
  const { answerWithinMs = config.answerWithinMs, laterWaitMs = config.laterWaitMs } = world;
  const ai = config.ai && { ...config.ai, limits: { ...config.ai.limits, ...world.limits } };
  return { ...config, ai, answerWithinMs, laterWaitMs, allowPushFallback };
}

/** Notes each personal picture that is written over: once for its five widths. */
function noticing(store: BlobStore, takenBack: string[]): BlobStore {
  return {
    ...store,
    async put(name, bytes, properties) {
      const [key = '', width] = name.split('/');
      if (isPersonal(key) && width === String(imageWidths[0])) takenBack.push(key);
      await store.put(name, bytes, properties);
    },
  };
}
