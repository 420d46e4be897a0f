import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { systemClock, systemDelay } from './clock';
import { type Config, readConfig } from './config/environment';
import type { ComposeRichMessageDeps } from './conversation/composeRichMessage';
import type { EventRecords } from './conversation/eventRecords';
import type { HandleLineEventsDeps } from './conversation/handleLineEvents';
import type { WarmCardsDeps } from './conversation/warmCards';
import type { HealthPart, HealthReport } from './health/checkHealth';
import { composeRichMessageJob } from './jobs/composeRichMessageJob';
import { joinItems, packEnvelope } from './jobs/envelope';
import { createGroupCommit } from './jobs/groupCommit';
import { lineEventJob, lineEventTwinJob } from './jobs/lineEventJob';
import { containerNames, queueNames, tableNames } from './jobs/resources';
import { createSignatureVerifier } from './line/signature';
import type { ManagementDeps } from './management/management';
import { once } from './once';
import { createPictureDeps, type Places } from './pictureDeps';
import type { CollectPicturesDeps } from './richMessage/collectPictures';
import type { ServeImageDeps } from './richMessage/serveImage';
import { createClaimCheck } from './storage/claimCheck';
import { createStorageClients } from './storage/createStorageClients';
import { createJsonLineReporter } from './telemetry/jsonLineReporter';
import type { Reporter } from './telemetry/reporter';
import { version } from './version';
import type { ReceiveWebhookDeps } from './webhook/receiveWebhook';

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
  const table = async (name: string) => (await storage()).table(name);
  const store = async (name: string) => (await storage()).blobStore(name);
  const claimCheck = once(async () => createClaimCheck(await store(containerNames.claims)));

  const line = once(async () => {
    const { createLineMessaging } = await import('./line/createLineMessaging');
    const { createChannelToken } = await import('./line/channelToken');
    const { apiBaseUrl, channelId, channelAccessToken, channelSecrets } = config.line;
    const token = createChannelToken({
      channelAccessToken,
      channelId,
      channelSecret: channelSecrets[0] ?? '',
      apiBaseUrl,
      clock,
    });
    return createLineMessaging({ apiBaseUrl, token, delay: systemDelay, clock, reporter });
  });

  const turns = once(async () => {
    const { createChatTurns } = await import('./conversation/chatTurns');
    return createChatTurns({ table: await table(tableNames.turns), clock, newId: randomUUID });
  });

  const eventRecords = once(async () => {
    const { createEventRecords } = await import('./conversation/eventRecords');
    const { table: tableNamed } = await storage();
    return createEventRecords({ table: tableNamed, clock });
  });

  const picture = createPictureDeps({ config, places, storage, reporter, clock });

  const answering = once(async () => ({
    line: await line(),
    records: await eventRecords(),
    turns: await turns(),
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
      const [{ takeTurn }, { friendlyAnswer }, { createSubscribers }] = await Promise.all([
        import('./conversation/takeTurn'),
        import('./conversation/friendlyAnswer'),
        import('./subscriber/subscribers'),
      ]);
      const shared = await answering();
      const subscribers = createSubscribers({
        table: await table(tableNames.subscribers),
        line: shared.line,
        reporter,
        clock,
      });
      const turnDeps = {
        ...shared,
        subscribers,
        converse: friendlyAnswer,
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
        takeTurn: (event, chat, record) => takeTurn(turnDeps, event, chat, record),
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
      const { createReadiness } = await import('./health/checkHealth');
      return createReadiness({ parts: () => healthParts(), reporter, clock });
    }),
    management: once(async () => {
      const [{ queue: queueNamed }, { cardButtons }] = await Promise.all([
        storage(),
        import('./conversation/cardButtons'),
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
      languages: config.warmLanguages,
      reporter,
      clock,
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
      await (await picture.renderer()).close();
    },
  };

  async function healthParts(): Promise<HealthPart[]> {
    const { probeStorage } = await import('./storage/probeStorage');
    const clients = await storage();
    const parts: HealthPart[] = [
      { name: 'storage', check: () => probeStorage(clients) },
      { name: 'line', check: async () => (await line()).botInfo() },
    ];
    if (config.ai !== undefined) {
      const { createAiProbe } = await import('./ai/createAiProbe');
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
