import type { WarmCardsDeps } from '../cards/warmCards';
import type { Clock } from '../clock';
import type { Config } from '../config/environment';
import type { ComposeRichMessageDeps } from '../conversation/composeRichMessage';
import type { ExpireChatsDeps } from '../conversation/memory/expireChats';
import type { HealthReport } from '../health/checkHealth';
import type { Heartbeats } from '../health/heartbeats';
import type { DropEventRecordsDeps } from '../inbox/dropEventRecords';
import type { HandleLineEventsDeps } from '../inbox/handleLineEvents';
import { lineEventJob, lineEventTwinJob } from '../jobs/lineEventJob';
import { tableNames } from '../jobs/resources';
import type { ManagementDeps } from '../management/management';
import { once } from '../once';
import type { CollectLeftoversDeps } from '../privacy/collectLeftovers';
import type { CollectPicturesDeps } from '../richMessage/picture/collectPictures';
import type { ServeImageDeps } from '../richMessage/picture/serveImage';
import type { Reporter } from '../telemetry/reporter';
import { version } from '../version';
import type { ReceiveWebhookDeps } from '../webhook/receiveWebhook';
import { createParts } from './parts';
import type { Ports } from './ports';
import { createWebhookDeps } from './webhookDeps';

/** What each function needs, built when it is first asked for: what one needs does not load what another needs. */
export interface Deps {
  readonly version: string;
  readonly reporter: Reporter;
  readonly clock: Clock;
  webhook(): Promise<ReceiveWebhookDeps>;
  events(): Promise<HandleLineEventsDeps>;
  compose(): Promise<ComposeRichMessageDeps>;
  images(): Promise<ServeImageDeps>;
  heartbeats(): Promise<Heartbeats>;
  readiness(): Promise<() => Promise<HealthReport>>;
  management(): Promise<ManagementDeps>;
  dropEventRecords(): Promise<DropEventRecordsDeps>;
  collectPictures(): Promise<CollectPicturesDeps>;
  warmCards(): Promise<WarmCardsDeps>;
  expireChats(): Promise<ExpireChatsDeps>;
  collectLeftovers(): Promise<CollectLeftoversDeps>;
  /** Loads what the first webhook would otherwise wait for. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** The composition root: the whole bot over the ports that it is given. */
export function createDeps(config: Config, ports: Ports): Deps {
  const { reporter, clock, timers, storage } = ports;
  const parts = createParts(config, ports);
  const { storedPictures, chats } = parts;
  const webhook = once(async () => createWebhookDeps(config, ports));
  return {
    version,
    reporter,
    clock,
    webhook,
    events: once(async () => (await import('./eventDeps')).createEventDeps(parts)),
    compose: once(async () => (await import('./composeDeps')).createComposeDeps(parts)),
    images: once(async () => ({ pictures: (await storedPictures()).pictures, reporter, clock })),
    heartbeats: once(async () => {
      const { createHeartbeats } = await import('../health/heartbeats');
      return createHeartbeats({ table: storage.table(tableNames.health), clock, timers });
    }),
    readiness: once(async () => {
      const { createReadiness } = await import('../health/checkHealth');
      const { createReadinessDeps } = await import('./readinessDeps');
      return createReadiness(createReadinessDeps(config, ports));
    }),
    management: once(async () => (await import('./managementDeps')).createManagementDeps(parts)),
    dropEventRecords: async () => ({ records: (await chats()).records, reporter }),
    collectPictures: async () => ({ ...(await storedPictures()), reporter, clock }),
    warmCards: once(async () => (await import('./warmCardsDeps')).createWarmCardsDeps(parts)),
    async expireChats() {
      const { memory } = await chats();
      return { memory, retentionDays: config.chatRetentionDays, reporter };
    },
    async collectLeftovers() {
      const { createLeftoversDeps } = await import('./leftoversDeps');
      return createLeftoversDeps(parts);
    },
    async warmUp() {
      await webhook();
      // Loads the queues' SDK and opens its connections; nobody waits for it, and storage may be down.
      void Promise.allSettled(
        [lineEventJob, lineEventTwinJob].map(async (job) => storage.queue(job.queue).depth()),
      );
    },
    async close() {
      const [renderer, attachments] = await Promise.all([ports.renderer(), ports.attachments()]);
      await Promise.all([renderer.close(), attachments.close()]);
    },
  };
}
