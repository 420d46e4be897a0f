import { appendFileSync } from 'node:fs';
import { createChatDeps } from './chatDeps';
import { systemClock, systemDelay } from '../clock';
import { type Config, readConfig } from '../config/environment';
import type { ComposeRichMessageDeps } from '../conversation/composeRichMessage';
import type { ChatMemory } from '../conversation/memory/chatMemory';
import type { EventRecords } from '../inbox/eventRecords';
import type { HandleLineEventsDeps } from '../inbox/handleLineEvents';
import type { WarmCardsDeps } from '../cards/warmCards';
import type { HealthPart, HealthReport } from '../health/checkHealth';
import { composeRichMessageJob } from '../jobs/composeRichMessageJob';
import { joinItems, packEnvelope } from '../jobs/envelope';
import { createGroupCommit } from '../jobs/groupCommit';
import { lineEventJob, lineEventTwinJob } from '../jobs/lineEventJob';
import { containerNames, queueNames } from '../jobs/resources';
import { createSignatureVerifier } from '../line/signature';
import type { ManagementDeps } from '../management/management';
import { once } from '../once';
import { createPictureDeps, type Places } from './pictureDeps';
import { createPrivacyDeps } from './privacyDeps';
import type { CollectPicturesDeps } from '../richMessage/picture/collectPictures';
import type { ServeImageDeps } from '../richMessage/picture/serveImage';
import { createClaimCheck } from '../storage/claimCheck';
import { createStorageClients } from '../storage/createStorageClients';
import { createJsonLineReporter } from '../telemetry/jsonLineReporter';
import type { Reporter } from '../telemetry/reporter';
import { version } from '../version';
import type { ReceiveWebhookDeps } from '../webhook/receiveWebhook';

/** Every port of the product, each built when first asked for; what one function needs does not load what another needs. */
export interface Deps {
  readonly version: string;
  readonly reporter: Reporter;
  webhook(): Promise<ReceiveWebhookDeps>;
  events(): Promise<HandleLineEventsDeps>;
  compose(): Promise<ComposeRichMessageDeps>;
  images(): Promise<ServeImageDeps>;
  readiness(): Promise<() => Promise<HealthReport>>;
  management(): Promise<ManagementDeps>;
  eventRecords(): Promise<EventRecords>;
  collectPictures(): Promise<CollectPicturesDeps>;
  warmCards(): Promise<WarmCardsDeps>;
  chats(): Promise<{ readonly memory: ChatMemory; readonly retentionDays: number }>;
  /** Loads what the first webhook would otherwise wait for. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A message that a crashed instance holds stays hidden for ten minutes; its twin comes up after this. More than a
 * chat's lease, so that a twin that finds a lease knows it to be renewed by a worker that lives.
 */
export const twinDelaySeconds = 15;

/**
 * The composition root.
 * @throws ConfigError naming every missing or bad variable
 */
export function createDeps(
  environment: Readonly<Record<string, string | undefined>>,
  places: Places,
): Deps {
  const config = readConfig(environment);
  const clock = systemClock;
  const reporter = createReporter(config);
  const storage = once(async () => createStorageClients(config.storage));
  const queue = async (name: string) => (await storage()).queue(name);
  const store = async (name: string) => (await storage()).blobStore(name);
  const claimCheck = once(async () => createClaimCheck(await store(containerNames.claims)));

  const token = once(async () => {
    const { createChannelToken } = await import('../line/channelToken');
    const { apiBaseUrl, channelId, channelAccessToken, channelSecrets } = config.line;
    const channelSecret = channelSecrets[0] ?? '';
    return createChannelToken({ channelAccessToken, channelId, channelSecret, apiBaseUrl, clock });
  });

  const line = once(async () => {
    const { createLineMessaging } = await import('../line/createLineMessaging');
    const { apiBaseUrl } = config.line;
    const options = { apiBaseUrl, token: await token(), delay: systemDelay, clock, reporter };
    return createLineMessaging(options);
  });

  const eventRecords = once(async () => {
    const { createEventRecords } = await import('../inbox/eventRecords');
    const { table: tableNamed } = await storage();
    return createEventRecords({ table: tableNamed, clock });
  });

  const picture = createPictureDeps({ config, places, storage, reporter, clock });
  const parts = { config, places, storage, line, token, picture, reporter, clock };
  const conversation = createChatDeps(parts);
  const privacy = createPrivacyDeps({ storage, picture, conversation, reporter });

  const answering = once(async () => ({
    line: await line(),
    records: await eventRecords(),
    turns: await conversation.turns(),
    cards: await conversation.cards(),
    savedCards: await conversation.savedCards(),
    pictureMaker: await picture.pictureMaker(),
    imageUrlOf: picture.imageUrlOf,
    reporter,
    clock,
    allowPushFallback: config.allowPushFallback,
  }));

  const deps: Deps = {
    version,
    reporter,
    webhook: once(async () => {
      const [events, twins] = await Promise.all([
        queue(lineEventJob.queue),
        queue(lineEventTwinJob.queue),
      ]);
      const first = createGroupCommit({
        job: lineEventJob,
        send: (text) => events.send(text),
        reporter,
        clock,
      });
      const twin = createGroupCommit({
        job: lineEventTwinJob,
        send: (text) => twins.send(text, { hiddenForSeconds: twinDelaySeconds }),
        maxItems: 64,
        maxInFlight: 1,
        reporter,
        clock,
      });
      return {
        verifySignature: createSignatureVerifier(config.line.channelSecrets),
        enqueue: async (itemJson) => {
          await Promise.all([first.add(itemJson), twin.add(itemJson)]);
        },
        claimCheck: await claimCheck(),
        reporter,
        clock,
      };
    }),
    events: once(async () => {
      const { takeTurn } = await import('../conversation/takeTurn');
      const shared = await answering();
      const turnDeps = {
        ...shared,
        subscribers: await conversation.subscribers(),
        memory: await conversation.memory(),
        desk: await conversation.desk(),
        chat: await conversation.chat(),
        erase: privacy.eraseUser,
        unsendTraces: privacy.unsendTraces,
        dayCards: await picture.dayCards(),
      };
      const [richMessages, twins] = await Promise.all([
        queue(composeRichMessageJob.queue),
        queue(lineEventTwinJob.queue),
      ]);
      return {
        records: shared.records,
        turns: shared.turns,
        claimCheck: await claimCheck(),
        takeTurn: (event, facts) => takeTurn(turnDeps, event, facts),
        enqueueRichMessage: (item) =>
          richMessages.send(packEnvelope(composeRichMessageJob, [item])),
        postponeTwin: (item, seconds) =>
          twins.send(packEnvelope(lineEventTwinJob, [item]), { hiddenForSeconds: seconds }),
        deadLetter: async (item) =>
          (await queue(`${lineEventJob.queue}-poison`)).send(packEnvelope(lineEventJob, [item])),
        reporter,
        clock,
      };
    }),
    compose: once(async () => {
      const events = await queue(lineEventJob.queue);
      return {
        ...(await answering()),
        resume: (itemJson) => events.send(joinItems(lineEventJob, [itemJson])),
        deadLetter: async (item) =>
          (await queue(`${composeRichMessageJob.queue}-poison`)).send(
            packEnvelope(composeRichMessageJob, [item]),
          ),
      };
    }),
    images: once(async () => ({ pictures: await picture.pictures(), reporter, clock })),
    readiness: once(async () => {
      const { createReadiness } = await import('../health/checkHealth');
      return createReadiness({ parts: () => healthParts(), reporter, clock });
    }),
    management: once(async () => {
      const [{ queue: queueNamed }, { cardButtons }] = await Promise.all([
        storage(),
        import('../cards/cardButtons'),
      ]);
      return {
        adminApiKey: config.adminApiKey,
        version,
        queueNames,
        queue: queueNamed,
        catalogue: picture.catalogue,
        uploads: picture.uploads,
        renderer: picture.renderer,
        brand: picture.brand,
        preview: async () => ({
          inspect: picture.inspect,
          pictureMaker: await picture.pictureMaker(),
          imageUrlOf: picture.imageUrlOf,
          brand: async () => (await picture.brand()).get(),
          buttonsOf: ({ language }, key) => cardButtons(language, key),
        }),
        eraseUser: async (userId) => {
          await privacy.eraseUser(userId);
          await (await conversation.turns()).forget(userId);
        },
        resumeChat: async (chat) => (await conversation.memory()).unmute(chat),
        images: async () => ({
          register: await picture.register(),
          pictures: await picture.pictures(),
          readBack: await picture.readBack(),
        }),
        reporter,
      };
    }),
    collectPictures: once(async () => ({
      register: await picture.register(),
      pictures: await picture.pictures(),
      reporter,
      clock,
    })),
    warmCards: once(async () => ({
      dayCards: await picture.dayCards(),
      pictureMaker: await picture.pictureMaker(),
      writeWords: await wordsAhead(),
      languages: config.warmLanguages,
      reporter,
      clock,
    })),
    chats: once(async () => ({
      memory: await conversation.memory(),
      retentionDays: config.chatRetentionDays,
    })),
    eventRecords,
    async warmUp() {
      await deps.webhook();
      // Loads the queues' SDK and opens its connections; nobody waits for it, and storage may be down.
      void Promise.allSettled(
        [lineEventJob, lineEventTwinJob].map(async (job) => (await queue(job.queue)).depth()),
      );
    },
    async close() {
      await Promise.all([
        (await picture.renderer()).close(),
        (await conversation.attachments()).close(),
      ]);
    },
  };

  async function wordsAhead(): Promise<WarmCardsDeps['writeWords']> {
    const writer = await conversation.copyWriter();
    if (writer === undefined) return undefined;
    const [{ writeDayCopies }, { cardsEachPart }, dayCopies] = await Promise.all([
      import('../cards/dayCopies'),
      import('../cards/dayCards'),
      picture.dayCopies(),
    ]);
    return (slot, languages) => writeDayCopies(writer, dayCopies, slot, languages, cardsEachPart);
  }

  async function healthParts(): Promise<HealthPart[]> {
    const { probeStorage } = await import('../storage/probeStorage');
    const clients = await storage();
    const parts: HealthPart[] = [
      { name: 'storage', check: () => probeStorage(clients) },
      { name: 'line', check: async () => (await line()).botInfo() },
    ];
    if (config.ai !== undefined) {
      const { createAiProbe } = await import('../ai/createAiProbe');
      parts.push({ name: 'ai', check: createAiProbe(config.ai) });
    }
    return parts;
  }

  return deps;
}

function createReporter({ telemetryFile }: Config): Reporter {
  if (telemetryFile === undefined) return { report: () => undefined };
  return createJsonLineReporter((text) => appendFileSync(telemetryFile, text), systemClock);
}
