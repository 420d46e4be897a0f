import type { Assets } from '../../shared/composition/ports';
import { receiveWebhook } from '../../shared/webhook/receiveWebhook';
import { aSignedWebhook } from '../builders/events';
import { aConfig, memoryBotSecret } from '../builders/memoryConfig';
import { buttonsIn } from './buttonsIn';
import { createEvents, type Said } from './chatEvents';
import { createHost } from './simulatedHost';
import { type Fate, type SimulatedInstance, startInstance } from './simulatedInstance';
import { createScheduler, EndlessWorkError } from './scheduler';
import type { Script, Service, Step } from './script';
import { createSeededRandom } from './seededRandom';
import { createSimulatedLine, type Shown } from './simulatedLine';
import { createSimulatedStorage, type SimulatedStorage } from './simulatedStorage';
import type { TelemetryEvent } from '../../shared/telemetry/events';

const startMs = 1_763_900_000_000;
/** Long enough for the last delayed attempt at anything. */
const restMs = 4 * 60 * 60 * 1000;
/** LINE gives up on an answer after this. */
const webhookTimeoutMs = 2000;
const maxDeliveries = 4;

/** One event that LINE delivered. */
export interface Delivered {
  readonly eventId: string;
  readonly chat: string;
  readonly step: Step;
  /** LINE's time of the event. */
  readonly timestamp: number;
  /** When the first webhook with it was sent. */
  readonly sentAt: number;
  /** When it was answered with 200; undefined when it never was. */
  ackedAt: number | undefined;
}

/** Everything that a rule may look at. */
export interface Outcome {
  readonly script: Script;
  readonly storage: SimulatedStorage;
  readonly shown: readonly Shown[];
  readonly delivered: readonly Delivered[];
  readonly said: ReadonlyMap<string, Said>;
  /** When an operator's erasure was asked for, and when it was through; undefined when it never was. */
  readonly erasures: readonly { readonly user: string; readonly at: number; doneAt?: number }[];
  readonly telemetry: readonly {
    readonly at: number;
    readonly instance: string;
    readonly event: TelemetryEvent;
  }[];
  readonly deaths: readonly { readonly at: number; readonly instance: string }[];
  readonly calls: number;
  readonly endless: boolean;
  readonly endedAt: number;
}

/** Plays a script once. The same script and seed always come to the same outcome. */
export async function simulate(script: Script, seed: number, assets: Assets): Promise<Outcome> {
  const random = createSeededRandom(`${seed}/run`);
  const scheduler = createScheduler(startMs, random.fork('ties'));
  const now = () => scheduler.now();
  const elapsed = () => now() - startMs;
  const storage = createSimulatedStorage(now, (queue, visibleAt) => host.wake(queue, visibleAt));
  const line = createSimulatedLine(now);
  const telemetry: { at: number; instance: string; event: TelemetryEvent }[] = [];
  const deaths: { at: number; instance: string }[] = [];
  const instances: SimulatedInstance[] = [];
  const alive = () => instances.filter((instance) => !instance.isDead());
  const modelRandom = random.fork('model');

  let calls = 0;
  const isDown = (service: Service) =>
    script.troubles.some(
      (trouble) =>
        trouble.kind === 'outage' &&
        trouble.service === service &&
        elapsed() >= trouble.from &&
        elapsed() < trouble.from + trouble.ms,
    );
  function fateOf(service: Service): Fate {
    calls += 1;
    for (const trouble of script.troubles) {
      if (trouble.kind === 'crash' && trouble.atCall === calls) {
        return trouble.counts ? 'diesAfter' : 'diesBefore';
      }
      if (trouble.kind === 'lostAnswer' && trouble.atCall === calls) return 'lostAnswer';
    }
    return isDown(service) ? 'outage' : 'ok';
  }

  const restart = random.fork('restart');
  const config = { ...aConfig({ withModel: true }), allowPushFallback: script.pushAllowed };
  const skews = script.troubles.flatMap((trouble) => (trouble.kind === 'skew' ? [trouble.ms] : []));
  function start(): void {
    const name = `i${instances.length + 1}`;
    const skewMs = instances.length % 2 === 1 ? (skews[0] ?? 0) : 0;
    const world = {
      scheduler,
      random,
      storage,
      line,
      assets,
      config,
      fateOf,
      modelMs: () =>
        modelRandom.chance(script.slowModel)
          ? modelRandom.int(10_000, 38_000)
          : modelRandom.int(200, 2500),
      onEvent: (instance: string, event: TelemetryEvent) =>
        void telemetry.push({ at: now(), instance, event }),
      onDeath(instance: string) {
        deaths.push({ at: now(), instance });
        scheduler.after(restart.int(500, 20_000), start);
      },
    };
    instances.push(startInstance(world, name, skewMs));
  }

  let handled = 0;
  const again = script.troubles.flatMap((t) => (t.kind === 'again' ? [t.message] : []));
  const host = createHost({
    scheduler,
    random: random.fork('host'),
    storage,
    alive,
    isQueueDown: () => isDown('queue'),
    comesAgain: () => again.includes((handled += 1)),
  });

  const events = createEvents(seed, now);
  const delivered: Delivered[] = [];
  const erasures: { user: string; at: number; doneAt?: number }[] = [];
  const chooser = random.fork('routing');

  /** LINE sends a webhook, and sends it again while nobody answers 200. */
  function deliver(event: Record<string, unknown>, record: Delivered, attempt = 1): void {
    const { eventId, chat, timestamp } = record;
    line.issueToken(`token-${eventId}`, { chat, eventId, eventAt: timestamp });
    const body = { ...event, deliveryContext: { isRedelivery: attempt > 1 } };
    let over = false;
    const end = (status: number) => {
      if (over) return;
      over = true;
      if (status === 200) record.ackedAt ??= now();
      else if (script.redelivery && attempt < maxDeliveries) {
        scheduler.after(chooser.int(20_000, 60_000) * attempt, () =>
          deliver(event, record, attempt + 1),
        );
      }
    };
    scheduler.after(webhookTimeoutMs, () => end(0));
    const able = alive();
    if (able.length === 0) return;
    const { bot } = chooser.pick(able);
    void bot
      .webhook()
      .then((deps) => receiveWebhook(deps, aSignedWebhook([body], memoryBotSecret)))
      .then(({ status }) => end(status));
  }

  function send(step: Step, made: ReturnType<typeof events.of>, doubled = false): void {
    if (made === undefined) return;
    const record: Delivered = {
      eventId: made.eventId,
      chat: made.chat,
      step,
      timestamp: now(),
      sentAt: now(),
      ackedAt: undefined,
    };
    delivered.push(record);
    deliver(made.event, record);
    if (doubled)
      scheduler.after(chooser.int(0, 3000), () => deliver(made.event, record, maxDeliveries));
  }

  /** An operator repeats what fails until it is through. */
  function erase(erasure: (typeof erasures)[number], attempt = 1): void {
    const retry = () => scheduler.after(10_000, () => erase(erasure, attempt + 1));
    const able = alive();
    if (able.length === 0) return void retry();
    const instance = chooser.pick(able);
    let over = false;
    const end = (work: () => void) => {
      if (over) return;
      over = true;
      work();
    };
    scheduler.after(120_000, () => end(retry));
    void instance.bot
      .management()
      .then((deps) => deps.eraseUser(erasure.user))
      .then(
        () => end(() => (erasure.doneAt = now())),
        () => end(retry),
      );
  }

  function play(step: Step): void {
    switch (step.do) {
      case 'erase': {
        const erasure = { user: events.userId(step.user), at: now() };
        erasures.push(erasure);
        return erase(erasure);
      }
      case 'replay':
        return;
      case 'tap': {
        const chat = events.chatId(step.chat, step.user);
        const button = buttonsIn(line.shown.filter((one) => one.chat === chat)).at(-1);
        return send(step, button === undefined ? undefined : events.tap(step, button));
      }
      default:
        return send(step, events.of(step), step.do === 'say' && step.doubled === true);
    }
  }

  for (let count = 0; count < script.instances; count += 1) start();
  for (const step of script.steps) scheduler.after(step.at, () => play(step));
  const last = Math.max(
    0,
    ...script.steps.map(({ at }) => at),
    ...script.troubles.map((t) => (t.kind === 'outage' ? t.from + t.ms : 0)),
  );
  let endless = false;
  try {
    await scheduler.run(startMs + last + restMs);
  } catch (error) {
    if (!(error instanceof EndlessWorkError)) throw error;
    endless = true;
  }
  return {
    script,
    storage,
    shown: line.shown,
    delivered,
    said: events.said,
    erasures,
    telemetry,
    deaths,
    calls,
    endless,
    endedAt: now(),
  };
}
