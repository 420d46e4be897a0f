import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemChance } from '../chance';
import { systemClock, systemTimers } from '../clock';
import type { Config } from '../config/environment';
import { once } from '../once';
import { createStorageClients } from '../storage/createStorageClients';
import { createJsonLineReporter } from '../telemetry/jsonLineReporter';
import type { Reporter } from '../telemetry/reporter';
import { createAssets } from './createAssets';
import { imageUrls } from './imageUrls';
import type { Ports } from './ports';

/** Where the build has laid things out. */
export interface Places {
  /** Templates, copy and fonts. */
  readonly assetsDirectory: string;
  /** The bundle that draws, in a thread of its own. */
  readonly renderWorkerFile: string;
  /** The bundle that reads what users send, in a process of its own. */
  readonly attachmentWorkerFile: string;
}

/** The real ports. Nothing is loaded or opened before it is asked for. */
export function createPorts(config: Config, places: Places): Ports {
  const shared = {
    clock: systemClock,
    timers: systemTimers,
    reporter: createReporter(config),
  };
  return {
    ...shared,
    chance: systemChance,
    storage: createStorageClients(config.storage),
    assets: createAssets(places.assetsDirectory, shared.reporter),
    ...linePorts(config.line, shared),
    ...modelPorts(config, shared),
    ...workerPorts(config, places, shared),
    readBack: async (key, width, bytes) => {
      const { createHttpReadBack } = await import('../richMessage/picture/readBack');
      await createHttpReadBack(imageUrls(config))(key, width, bytes);
    },
    notifyStaff: staffWebhook(config.staff),
  };
}

type Shared = Pick<Ports, 'clock' | 'timers' | 'reporter'>;

function createReporter({ telemetryFile }: Config): Reporter {
  if (telemetryFile === undefined) return { report: () => undefined };
  const write = (text: string) => appendFileSync(telemetryFile, text);
  return createJsonLineReporter(write, systemClock, systemTimers);
}

/** Messages and downloads, with the same token. */
function linePorts(
  { apiBaseUrl, dataApiBaseUrl, channelId, channelAccessToken, channelSecrets }: Config['line'],
  shared: Shared,
): Pick<Ports, 'line' | 'lineContent'> {
  const token = once(async () => {
    const { createChannelToken } = await import('../line/channelToken');
    const channelSecret = channelSecrets[0] ?? '';
    const { clock } = shared;
    return createChannelToken({ channelAccessToken, channelId, channelSecret, apiBaseUrl, clock });
  });
  return {
    line: once(async () => {
      const { createLineMessaging } = await import('../line/createLineMessaging');
      const { random } = systemChance;
      return createLineMessaging({ ...shared, apiBaseUrl, token: await token(), random });
    }),
    lineContent: once(async () => {
      const { createLineContent } = await import('../line/createLineContent');
      const { delay } = shared.timers;
      return createLineContent({ ...shared, dataApiBaseUrl, token: await token(), delay });
    }),
  };
}

function modelPorts({ ai }: Config, shared: Shared): Pick<Ports, 'models' | 'probeModels'> {
  const configured = () => {
    if (ai === undefined) throw new RangeError('No model is configured');
    return ai;
  };
  return {
    models: once(async () => {
      const { createModels } = await import('../ai/createModels');
      return createModels(configured(), shared);
    }),
    async probeModels() {
      const { createAiProbe } = await import('../ai/createAiProbe');
      await createAiProbe(configured())();
    },
  };
}

/** What runs in threads and processes of its own. */
function workerPorts(
  { renderThreads: threads }: Config,
  { assetsDirectory, renderWorkerFile, attachmentWorkerFile }: Places,
  { reporter, clock, timers }: Shared,
): Pick<Ports, 'renderer' | 'attachments'> {
  return {
    renderer: once(async () => {
      const { createRenderer } = await import('../richMessage/render/createRenderer');
      const fontsDirectory = join(assetsDirectory, 'fonts');
      const workerFile = renderWorkerFile;
      return createRenderer({ workerFile, assetsDirectory, fontsDirectory, threads, reporter });
    }),
    attachments: once(async () => {
      const { createAttachmentReader } = await import('../attachment/createAttachmentReader');
      return createAttachmentReader({
        workerFile: attachmentWorkerFile,
        clock,
        timers,
        onLost: ({ reason }) => reporter.report({ name: 'attachment.lost', fields: { reason } }),
      });
    }),
  };
}

function staffWebhook(staff: Config['staff']): Ports['notifyStaff'] {
  if (staff === undefined) return undefined;
  const { webhookUrl: url, webhookSecret: secret } = staff;
  return async (call) => {
    const { createStaffWebhook } = await import('../conversation/person/createStaffWebhook');
    await createStaffWebhook({ url, secret })(call);
  };
}
