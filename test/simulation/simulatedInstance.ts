import { createDeps, type Deps } from '../../shared/composition/deps';
import type { Assets, Ports } from '../../shared/composition/ports';
import type { Config } from '../../shared/config/environment';
import { BotError, LineApiError } from '../../shared/errors';
import { ModelError } from '../../shared/ai/modelError';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { type ImageWidth, imageWidths } from '../../shared/richMessage/widths';
import { byName } from '../../shared/storage/memoryStorage';
import type { TelemetryEvent } from '../../shared/telemetry/events';
import type { Scheduler } from './scheduler';
import type { Service } from './script';
import type { SeededRandom } from './seededRandom';
import type { SimulatedLine } from './simulatedLine';
import { parrot } from './simulatedModel';
import type { SimulatedStorage } from './simulatedStorage';

/** What befalls one call of a port. */
export type Fate = 'ok' | 'outage' | 'lostAnswer' | 'diesBefore' | 'diesAfter';

export interface InstanceWorld {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly storage: SimulatedStorage;
  readonly line: SimulatedLine;
  readonly assets: Assets;
  readonly config: Config;
  /** Asked once for each call of each instance. */
  fateOf(service: Service): Fate;
  /** Milliseconds that an answer of the model takes. */
  modelMs(): number;
  onEvent(instance: string, event: TelemetryEvent): void;
  onDeath(instance: string): void;
}

export interface SimulatedInstance {
  readonly name: string;
  readonly bot: Deps;
  isDead(): boolean;
  die(): void;
  /** Runs when the instance lives then. */
  after(ms: number, work: () => void): () => void;
}

/** One process of the app: the whole bot over ports that take time, fail, and die with it. */
export function startInstance(
  world: InstanceWorld,
  name: string,
  skewMs: number,
): SimulatedInstance {
  const { scheduler, storage, line, config } = world;
  const random = world.random.fork(name);
  let dead = false;
  const die = () => {
    if (dead) return;
    dead = true;
    world.onDeath(name);
  };
  const after = (ms: number, work: () => void) =>
    scheduler.after(ms, () => {
      if (!dead) work();
    });

  /** A call takes effect some time after it was made, and its answer comes some time after that. */
  function call<T>(service: Service, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (dead) return;
      const fate = world.fateOf(service);
      if (fate === 'diesBefore') return die();
      const answerMs = random.int(0, 3);
      const fail = () => after(answerMs, () => reject(failureOf(service)));
      after(random.int(1, 5), () => {
        if (fate === 'outage') return void fail();
        void work().then(
          (result) => {
            if (fate === 'diesAfter') die();
            else if (fate === 'lostAnswer') fail();
            else after(answerMs, () => resolve(result));
          },
          (error: unknown) => after(answerMs, () => reject(error as Error)),
        );
      });
    });
  }

  const through = <Port extends object>(service: Service, port: Port): Port =>
    new Proxy(port, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) =>
          call(service, async () => Reflect.apply(value, target, args) as unknown);
      },
    });

  const model = {
    complete: (request: Parameters<typeof parrot.complete>[0]) =>
      askModel(() => parrot.complete(request)),
    transcribe: (recording: Parameters<typeof parrot.transcribe>[0]) =>
      askModel(() => parrot.transcribe(recording)),
    respond: () => Promise.reject(new ModelError('unavailable', 'This model does not search')),
  };
  function askModel<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (dead) return;
      const fate = world.fateOf('model');
      if (fate === 'diesBefore' || fate === 'diesAfter') return die();
      after(world.modelMs(), () => {
        if (fate !== 'ok') reject(new ModelError('unavailable', 'The model is down'));
        else void work().then(resolve, reject);
      });
    });
  }

  const blobs = byName((container) => through('blob', storage.blobStore(container)));
  const ports: Ports = {
    clock: () => scheduler.now() + skewMs,
    timers: {
      after,
      every(ms, work) {
        let cancel = (): void => undefined;
        const next = () => {
          cancel = after(ms, () => {
            next();
            work();
          });
        };
        next();
        return () => cancel();
      },
      soon: (work) => void after(0, work),
      delay: (ms) => new Promise((resolve) => after(ms, () => resolve())),
    },
    chance: {
      random: () => random.next(),
      newId: () => `${name}-${random.bytes(12).toString('hex')}`,
      randomBytes: (count) => random.bytes(count),
    },
    reporter: {
      report: (event) => {
        if (!dead) world.onEvent(name, event);
      },
    },
    storage: {
      queue: byName((queue) => through('queue', storage.queue(queue))),
      table: byName((table) => through('table', storage.table(table))),
      blobStore: blobs,
    },
    assets: world.assets,
    line: async () => through('line', line.messaging),
    lineContent: async () => ({
      content: () =>
        call('line', async () => ({
          kind: 'ready' as const,
          bytes: Buffer.from('picture'),
          contentType: 'image/jpeg',
        })),
    }),
    models: async () => model,
    probeModels: async () => undefined,
    renderer: async () => ({
      render: (message) =>
        new Promise((resolve) => void after(random.int(40, 120), () => resolve(draw(message)))),
      readUpload: () => Promise.reject(new RangeError('Nothing is uploaded here')),
      warmUp: async () => undefined,
      close: async () => undefined,
    }),
    attachments: async () => ({
      read: async () => ({
        kind: 'picture',
        jpeg: Buffer.from('picture'),
        widthPx: 10,
        heightPx: 10,
      }),
      close: async () => undefined,
    }),
    readBack: async (key, width, expected) => {
      const bytes = (await blobs('pictures').get(`${key}/${width}`))?.bytes.byteLength;
      if (bytes !== undefined && bytes === (expected ?? bytes)) return;
      throw new BotError('picture.unreachable', `${key}/${width} is not there`, {
        retryable: true,
      });
    },
    notifyStaff: undefined,
  };
  return { name, bot: createDeps(config, ports), isDead: () => dead, die, after };
}

/** A picture is its words, so that a rule finds them in the blob. */
function draw(message: RichMessage) {
  const bytes = Buffer.from(JSON.stringify(message.cells.map(({ text }) => text)));
  const images = Object.fromEntries(imageWidths.map((width) => [width, bytes])) as Record<
    ImageWidth,
    Buffer
  >;
  return {
    heightPx: message.heightPx,
    images,
    contentType: 'image/jpeg' as const,
    texts: [],
    timings: { layoutMs: 0, encodeMs: 0, ms: 0 },
  };
}

function failureOf(service: Service): Error {
  if (service === 'line') return new LineApiError('LINE does not answer', { retryable: true });
  const storage = service === 'queue' || service === 'blob' ? service : 'table';
  return new BotError(`${storage}.unavailable`, `The ${storage} does not answer`, {
    retryable: true,
  });
}
