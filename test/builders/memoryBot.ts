import { randomUUID } from 'node:crypto';
import { createChatTurns } from '../../shared/conversation/chatTurns';
import { composeRichMessage } from '../../shared/conversation/composeRichMessage';
import { createEventRecords } from '../../shared/conversation/eventRecords';
import { friendlyAnswer } from '../../shared/conversation/friendlyAnswer';
import { handleLineEvents } from '../../shared/conversation/handleLineEvents';
import { takeTurn } from '../../shared/conversation/takeTurn';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { joinItems, packEnvelope, readEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob, lineEventTwinJob } from '../../shared/jobs/lineEventJob';
import { createMemoryLineMessaging } from '../../shared/line/memoryLineMessaging';
import { createSignatureVerifier } from '../../shared/line/signature';
import { createPictureMaker } from '../../shared/richMessage/ensurePicture';
import { createPictureCache } from '../../shared/richMessage/pictureCache';
import { createPictureRegister } from '../../shared/richMessage/pictureRegister';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { type ImageWidth, imageWidths } from '../../shared/richMessage/widths';
import type { Language } from '../../shared/content/languages';
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

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';

/**
 * The bot over memory ports: queues that a test steps through, a clock that it moves, a LINE that it can make fail. Only
 * the drawing is left out: a picture is a few bytes.
 */
export function createMemoryBot(options: { allowPushFallback?: boolean } = {}) {
  let now = 1_763_900_000_000;
  const clock = () => now;
  const reporter = createMemoryReporter();
  const line = createMemoryLineMessaging();
  const named = <T>(make: (name: string) => T) => {
    const all = new Map<string, T>();
    return (name: string): T => {
      const known = all.get(name) ?? make(name);
      all.set(name, known);
      return known;
    };
  };
  const queue = named<MessageQueue>((name) => createMemoryQueue(name, clock));
  const table = named<Table>((name) => createMemoryTable(name));
  const claimCheck = createClaimCheck(createMemoryBlobStore('claims'));
  const drawn: RichMessage[] = [];
  let drawing: (message: RichMessage) => void = () => undefined;

  const pictureMaker = createPictureMaker({
    keyOf: ({ cells, template }) =>
      Buffer.from(`${template}${cells[0]?.text.title ?? ''}`)
        .toString('base64url')
        .padEnd(24, '_')
        .slice(0, 100),
    pictures: createPictureCache({ store: createMemoryBlobStore('pictures'), reporter, clock }),
    register: createPictureRegister(table('namedpictures'), clock),
    renderer: {
      async render(message) {
        drawing(message);
        drawn.push(message);
        const images = Object.fromEntries(
          imageWidths.map((width) => [width, Buffer.alloc(8)]),
        ) as Record<ImageWidth, Buffer>;
        return {
          heightPx: 1040,
          images,
          contentType: 'image/jpeg',
          timings: { layoutMs: 0, encodeMs: 0, ms: 0 },
        };
      },
    },
    readBack: async () => undefined,
    reporter,
    clock,
    delay: async () => undefined,
  });

  const shared = {
    line,
    records: createEventRecords({ table, clock }),
    turns: createChatTurns({ table: table('turns'), clock, newId: randomUUID }),
    pictureMaker,
    imageUrlOf: (key: string) => `https://bot.example.com/api/images/${key}`,
    reporter,
    clock,
    allowPushFallback: options.allowPushFallback ?? false,
  };
  const turnDeps = {
    ...shared,
    subscribers: createSubscribers({ table: table('subscribers'), line, reporter, clock }),
    converse: friendlyAnswer,
    curatedCopy: {
      pick: ({ language }: { language: Language }) => ({
        copy: {
          title: 'A good day',
          body: 'One step.',
          altText: 'A good day',
          cta: 'Thanks!',
        },
        language,
      }),
    },
    chooseTemplate: () => 'sunrise',
    brand: '',
  };
  const eventDeps = {
    ...shared,
    claimCheck,
    takeTurn: (
      ...[event, chat, record]: Parameters<typeof takeTurn> extends [unknown, ...infer R]
        ? R
        : never
    ) => takeTurn(turnDeps, event, chat, record),
    enqueueRichMessage: (item: Parameters<typeof packEnvelope>[1][number]) =>
      queue(composeRichMessageJob.queue).send(packEnvelope(composeRichMessageJob, [item] as never)),
    postponeTwin: (item: Parameters<typeof packEnvelope>[1][number], seconds: number) =>
      queue(lineEventTwinJob.queue).send(packEnvelope(lineEventTwinJob, [item] as never), {
        hiddenForSeconds: seconds,
      }),
    deadLetter: (item: Parameters<typeof packEnvelope>[1][number]) =>
      queue('line-events-poison').send(packEnvelope(lineEventJob, [item] as never)),
  };
  const composeDeps = {
    ...shared,
    resume: (itemJson: string) =>
      queue(lineEventJob.queue).send(joinItems(lineEventJob, [itemJson])),
    deadLetter: (item: Parameters<typeof packEnvelope>[1][number]) =>
      queue('rich-messages-poison').send(packEnvelope(composeRichMessageJob, [item] as never)),
  };
  const webhookDeps = {
    verifySignature: createSignatureVerifier([secret]),
    enqueue: async (itemJson: string) => {
      await queue(lineEventJob.queue).send(joinItems(lineEventJob, [itemJson]));
      await queue(lineEventTwinJob.queue).send(joinItems(lineEventTwinJob, [itemJson]), {
        hiddenForSeconds: 15,
      });
    },
    claimCheck,
    reporter,
    clock,
  };

  /** Takes one message of a queue as a trigger would; a failure leaves it for the next step. */
  async function step(name: string): Promise<'empty' | 'done' | 'failed'> {
    const [message] = await queue(name).receive(1, 600);
    if (message === undefined) return 'empty';
    try {
      if (name === composeRichMessageJob.queue) {
        for (const item of readEnvelope(composeRichMessageJob, message.text)) {
          await composeRichMessage(composeDeps, item);
        }
      } else {
        const twin = name === lineEventTwinJob.queue;
        const items = readEnvelope(twin ? lineEventTwinJob : lineEventJob, message.text);
        await handleLineEvents(eventDeps, items, { twin, again: twin || message.dequeueCount > 1 });
      }
      await queue(name).remove(message);
      return 'done';
    } catch {
      await queue(name).send(message.text);
      await queue(name).remove(message);
      return 'failed';
    }
  }

  return {
    line,
    reporter,
    queue,
    table,
    drawn,
    step,
    clock,
    eventDeps,
    composeDeps,
    whenDrawing: (hook: (message: RichMessage) => void) => (drawing = hook),
    pass: (ms: number) => (now += ms),
    /** Delivers a webhook with these events. */
    deliver(...events: unknown[]) {
      return receiveWebhook(webhookDeps, aSignedWebhook(events, secret));
    },
    /** Works through the queues until nothing is visible. */
    async settle(): Promise<void> {
      const names = [lineEventJob.queue, composeRichMessageJob.queue, lineEventTwinJob.queue];
      for (let rounds = 0; rounds < 100; rounds += 1) {
        const results = [];
        for (const name of names) results.push(await step(name));
        if (results.every((result) => result === 'empty')) return;
      }
      throw new Error('the queues never became empty');
    },
  };
}
