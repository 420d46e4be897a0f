import { join } from 'node:path';
import { createDeps } from '../../shared/composition/deps';
import { manage, type ManagementDeps } from '../../shared/management/management';
import { createRenderer, type Renderer } from '../../shared/richMessage/render/createRenderer';
import type { MessageQueue } from '../../shared/storage/messageQueue';
import { aConfig, memoryAdminKey } from './memoryConfig';
import { assetsDirectory, createMemoryPorts, dist } from './memoryPorts';

export const managementKey = memoryAdminKey;

/**
 * Management as it ships, over memory ports and with the real drawing thread: call `close` at the end.
 * @param changed takes the place of what ships
 */
export function createManagementWorld(
  given?: (name: string) => MessageQueue,
  changed: Partial<Pick<ManagementDeps, 'adminKeys' | 'failureDelay'>> = {},
  options: { readonly withModel?: boolean } = {},
) {
  let now = 1_763_900_000_000;
  const { ports, storage, reporter } = createMemoryPorts(() => now);
  const queue = given ?? storage.queue;
  let renderer: Renderer | undefined;
  const bot = createDeps(aConfig(options), {
    ...ports,
    storage: { ...storage, queue },
    timers: { ...ports.timers, delay: async () => undefined },
    renderer: async () =>
      (renderer ??= createRenderer({
        workerFile: join(dist, 'functions', 'renderWorker.mjs'),
        assetsDirectory,
        fontsDirectory: join(assetsDirectory, 'fonts'),
        reporter,
      })),
  });
  const erased: string[] = [];
  const resumed: string[] = [];
  const audited: object[] = [];
  /** The shipped ports, which also note whom they were asked to forget and to speak to again. */
  async function management(): Promise<ManagementDeps> {
    const deps = await bot.management();
    return {
      ...deps,
      ...changed,
      async eraseUser(userId) {
        erased.push(userId);
        await deps.eraseUser(userId);
      },
      async resumeChat(chat) {
        resumed.push(chat);
        await deps.resumeChat(chat);
      },
    };
  }

  /** `path` may have a query; what is not bytes is sent as JSON. */
  async function ask(
    method: string,
    path: string,
    body: unknown = undefined,
    key: string | null = managementKey,
  ) {
    const [place = '', query = ''] = path.split('?');
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body ?? null));
    const answer = await manage(await management(), {
      method,
      path: place,
      key,
      query: new URLSearchParams(query),
      body: async () => Buffer.from(bytes),
      audit: (record) => audited.push(record),
    });
    return { ...answer, body: answer.body as Record<string, unknown> };
  }

  return {
    erased,
    resumed,
    audited,
    ask,
    queue,
    table: storage.table,
    store: storage.blobStore('pictures'),
    pictureMaker: async () => (await (await bot.management()).preview()).pictureMaker,
    reporter,
    pass: (ms: number) => (now += ms),
    close: async () => renderer?.close(),
  };
}
