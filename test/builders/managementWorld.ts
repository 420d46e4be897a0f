import { join } from 'node:path';
import { cardButtons } from '../../shared/cards/cardButtons';
import { BotError } from '../../shared/errors';
import { manage, type ManagementDeps } from '../../shared/management/management';
import { createBrandSettings } from '../../shared/richMessage/templates/brandSettings';
import { createRenderer, type Renderer } from '../../shared/richMessage/render/createRenderer';
import { createPictureMaker } from '../../shared/richMessage/picture/ensurePicture';
import { gatherMaterials } from '../../shared/richMessage/render/gatherMaterials';
import { createPictureCache } from '../../shared/richMessage/picture/pictureCache';
import { pictureKey } from '../../shared/richMessage/picture/pictureKey';
import { createPictureRegister } from '../../shared/richMessage/picture/pictureRegister';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { createTemplateCatalogue } from '../../shared/richMessage/templates/templateCatalogue';
import { loadTemplates } from '../../shared/richMessage/templates/templates';
import { createUploadStore } from '../../shared/richMessage/upload/uploadStore';
import { createMemoryBlobStore } from '../../shared/storage/memoryBlobStore';
import { createMemoryQueue } from '../../shared/storage/memoryQueue';
import { createMemoryTable } from '../../shared/storage/memoryTable';
import type { MessageQueue } from '../../shared/storage/messageQueue';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';

export const managementKey = 'the-admin-key-of-this-test';

const dist = join(__dirname, '..', '..', 'dist');
const assetsDirectory = join(dist, 'assets');

/** Management over memory ports, with the real drawing thread: call `close` at the end. */
export function createManagementWorld(given?: (name: string) => MessageQueue) {
  let now = 1_763_900_000_000;
  const clock = () => now;
  const reporter = createMemoryReporter();
  const queues = new Map<string, MessageQueue>();
  const queue = (name: string) => {
    const known = queues.get(name) ?? createMemoryQueue(name, clock);
    queues.set(name, known);
    return known;
  };
  const settings = createMemoryTable('settings');
  const store = createMemoryBlobStore('pictures');
  const pictures = createPictureCache({ store, reporter, clock });
  const register = createPictureRegister(
    { pictures: createMemoryTable('pictures'), named: createMemoryTable('namedpictures') },
    clock,
  );
  const uploads = createUploadStore(createMemoryBlobStore('uploads'), reporter, clock);
  const brand = createBrandSettings(settings, clock);
  let renderer: Renderer | undefined;
  const drawing = () =>
    (renderer ??= createRenderer({
      workerFile: join(dist, 'functions', 'renderWorker.mjs'),
      assetsDirectory,
      fontsDirectory: join(assetsDirectory, 'fonts'),
      reporter,
    }));
  const catalogue = (async () =>
    createTemplateCatalogue(await loadTemplates(assetsDirectory), settings, clock))();
  const draw = async (message: RichMessage, inspect: boolean) => {
    const materials = await gatherMaterials(message, await (await catalogue).all(), uploads);
    return drawing().render(message, { ...materials, inspect });
  };
  const readBack = async (key: string, width: number) => {
    if (await store.exists(`${key}/${width}`)) return;
    throw new BotError('picture.unreachable', `${key}/${width} answers 404`, { retryable: true });
  };
  const pictureMaker = createPictureMaker({
    keyOf: async (message) => pictureKey(message, await (await catalogue).all()),
    pictures,
    register,
    renderer: { render: (message) => draw(message, false) },
    readBack,
    reporter,
    clock,
    delay: async () => undefined,
  });
  const erased: string[] = [];
  const resumed: string[] = [];
  const deps: ManagementDeps = {
    adminApiKey: managementKey,
    version: '9.9.9',
    queueNames: ['line-events', 'rich-messages'],
    queue: given ?? queue,
    catalogue: () => catalogue,
    uploads: async () => uploads,
    renderer: async () => drawing(),
    brand: async () => brand,
    preview: async () => ({
      inspect: (message) => draw(message, true),
      pictureMaker,
      imageUrlOf: (key) => `https://bot.example.com/api/images/${key}`,
      brand: () => brand.get(),
      buttonsOf: ({ language }, key) => cardButtons(language, key),
    }),
    images: async () => ({ register, pictures, readBack }),
    eraseUser: async (userId) => void erased.push(userId),
    resumeChat: async (chat) => void resumed.push(chat),
    reporter,
  };

  /** `path` may have a query; what is not bytes is sent as JSON. */
  async function ask(
    method: string,
    path: string,
    body: unknown = undefined,
    key: string | null = managementKey,
  ) {
    const [place = '', query = ''] = path.split('?');
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body ?? null));
    const answer = await manage(deps, {
      method,
      path: place,
      key,
      query: new URLSearchParams(query),
      body: async () => Buffer.from(bytes),
    });
    return { ...answer, body: answer.body as Record<string, unknown> };
  }

  return {
    erased,
    resumed,
    ask,
    queue,
    store,
    register,
    pictureMaker,
    reporter,
    pass: (ms: number) => (now += ms),
    close: async () => renderer?.close(),
  };
}
