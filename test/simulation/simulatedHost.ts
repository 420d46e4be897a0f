import { composeRichMessage } from '../../shared/conversation/composeRichMessage';
import { handleLineEvents } from '../../shared/inbox/handleLineEvents';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { readEnvelope } from '../../shared/jobs/envelope';
import { lineEventJob, lineEventTwinJob } from '../../shared/jobs/lineEventJob';
import type { ReceivedMessage } from '../../shared/storage/messageQueue';
import type { Scheduler } from './scheduler';
import type { SeededRandom } from './seededRandom';
import type { SimulatedInstance } from './simulatedInstance';
import type { SimulatedStorage } from './simulatedStorage';

/** What host.json says, and what the host does of itself. */
const batchSize = 4;
const maxInFlight = 8;
const maxPollingMs = 200;
const retryMs = 2000;
const maxDequeueCount = 5;
const hiddenMs = 600_000;
/** A process that has died is replaced after this. */
const maxRestartMs = 20_000;

export interface HostWorld {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly storage: SimulatedStorage;
  readonly alive: () => readonly SimulatedInstance[];
  readonly isQueueDown: () => boolean;
  /** Whether the removal of the message that was just handled fails. */
  readonly comesAgain: () => boolean;
}

/** The Functions host of every instance: it polls, hides, removes, tries again and gives up as the real one does. */
export function createHost(world: HostWorld) {
  const { scheduler, random, storage } = world;
  const inFlight = new Map<string, number>();
  const functions = [lineEventJob.queue, lineEventTwinJob.queue, composeRichMessageJob.queue];
  const load = (instance: SimulatedInstance, queue: string) =>
    inFlight.get(`${instance.name}/${queue}`) ?? 0;

  /** Called when a message may have become visible. */
  function wake(queue: string, visibleAt: number): void {
    if (!functions.includes(queue)) return;
    scheduler.after(visibleAt - scheduler.now() + random.int(0, maxPollingMs), () => offer(queue));
  }

  function offer(queue: string): void {
    const nextAt = storage.queue(queue).nextVisibleAt();
    if (nextAt === undefined || nextAt > scheduler.now()) return;
    const able = world.alive().filter((instance) => load(instance, queue) < maxInFlight);
    if (able.length === 0 || world.isQueueDown()) {
      scheduler.after(random.int(100, maxRestartMs / 10), () => offer(queue));
      return;
    }
    void poll(random.pick(able), queue);
  }

  async function poll(instance: SimulatedInstance, queue: string): Promise<void> {
    const messages = await storage.queue(queue).receive(batchSize, hiddenMs / 1000);
    for (const message of messages) run(instance, queue, message);
    offer(queue);
  }

  function run(instance: SimulatedInstance, queue: string, message: ReceivedMessage): void {
    const key = `${instance.name}/${queue}`;
    inFlight.set(key, (inFlight.get(key) ?? 0) + 1);
    const stored = storage.queue(queue);
    let running = true;
    const renew = (): void => {
      if (!running) return;
      stored.hide(message, hiddenMs);
      instance.after(hiddenMs / 2, renew);
    };
    instance.after(hiddenMs / 2, renew);
    const over = (work: () => void) => {
      if (instance.isDead()) return;
      running = false;
      inFlight.set(key, (inFlight.get(key) ?? 1) - 1);
      work();
    };
    invoke(instance, queue, message).then(
      () =>
        over(() => {
          // The host swallows what goes wrong with a removal: the message comes again.
          if (world.isQueueDown() || world.comesAgain()) return;
          void stored.remove(message);
        }),
      () =>
        over(() => {
          if (message.dequeueCount < maxDequeueCount) stored.hide(message, retryMs);
          else {
            void storage.queue(`${queue}-poison`).send(message.text, { timeToLiveSeconds: -1 });
            void stored.remove(message);
          }
        }),
    );
  }

  return { wake };
}

/** As the functions in `functions/` do. */
async function invoke(
  { bot }: SimulatedInstance,
  queue: string,
  { text, dequeueCount }: ReceivedMessage,
): Promise<void> {
  if (queue === composeRichMessageJob.queue) {
    const deps = await bot.compose();
    for (const item of readEnvelope(composeRichMessageJob, text)) {
      await composeRichMessage(deps, item, dequeueCount);
    }
    return;
  }
  const twin = queue === lineEventTwinJob.queue;
  const items = readEnvelope(twin ? lineEventTwinJob : lineEventJob, text);
  await handleLineEvents(await bot.events(), items, { twin, again: dequeueCount > 1 });
}
