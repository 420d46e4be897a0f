import { join } from 'node:path';
import { systemChance } from '../../shared/chance';
import { type Clock, systemTimers } from '../../shared/clock';
import { createAssets } from '../../shared/composition/createAssets';
import type { Ports } from '../../shared/composition/ports';
import { BotError } from '../../shared/errors';
import { createMemoryLineContent } from '../../shared/line/memoryLineContent';
import { createMemoryLineMessaging } from '../../shared/line/memoryLineMessaging';
import type { PictureMakerDeps } from '../../shared/richMessage/picture/ensurePicture';
import type { BlobStore } from '../../shared/storage/blobStore';
import { createMemoryStorage } from '../../shared/storage/memoryStorage';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';

export const dist = join(__dirname, '..', '..', 'dist');
export const assetsDirectory = join(dist, 'assets');

/** Read once for all the worlds of a test file. */
const assets = createAssets(assetsDirectory, createMemoryReporter());

/**
 * What the product asks for, in memory: storage, LINE and telemetry that outlive the bots over them. There is no model,
 * nothing is drawn and nothing read unless a test brings something that does.
 */
export function createMemoryPorts(clock: Clock) {
  const storage = createMemoryStorage(clock);
  const line = createMemoryLineMessaging();
  const content = createMemoryLineContent();
  const reporter = createMemoryReporter();
  const absent = (what: string) => async () => {
    throw new RangeError(`This world has no ${what}`);
  };
  const ports: Ports = {
    clock,
    timers: systemTimers,
    chance: systemChance,
    reporter,
    storage,
    assets,
    line: async () => line,
    lineContent: async () => content,
    models: absent('model'),
    probeModels: absent('model'),
    renderer: absent('renderer'),
    attachments: absent('reader of attachments'),
    readBack: createReadBack(storage.blobStore('pictures')),
    notifyStaff: undefined,
  };
  return { ports, storage, line, content, reporter };
}

/** What the image route would answer: a picture is there once it is stored, all of it. */
function createReadBack(store: BlobStore): PictureMakerDeps['readBack'] {
  return async (key, width, expected) => {
    const bytes = (await store.get(`${key}/${width}`))?.bytes.byteLength;
    if (bytes !== undefined && bytes === (expected ?? bytes)) return;
    const problem = bytes === undefined ? 'answers 404' : `has ${bytes} bytes of ${expected}`;
    throw new BotError('picture.unreachable', `${key}/${width} ${problem}`, { retryable: true });
  };
}
