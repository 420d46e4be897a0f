import type { Ports } from '../../shared/composition/ports';
import { byName } from '../../shared/storage/memoryStorage';

/** An instance died in the middle of a call: nothing of it runs on. */
class Crash extends Error {}

export interface Death {
  /** Dies at this call of storage or LINE, counted from 1. */
  readonly diesAtCall?: number;
  /** Whether the call at which it dies still takes effect. @default every other call does */
  readonly lastCallCounts?: boolean;
}

/**
 * The same ports, of an instance that may die in one of its calls. Once it is dead, none of its calls has an effect or an
 * answer, and none of its timers fires.
 */
export function createMortalPorts(ports: Ports, death: Death) {
  let calls = 0;
  let dead = false;
  const died = Promise.withResolvers<'crashed'>();
  const die = () => {
    dead = true;
    died.resolve('crashed');
    throw new Crash();
  };
  const never = () => new Promise<never>(() => undefined);

  /** Each call is counted, and may be the last one. */
  const mortal = <Port extends object>(port: Port): Port =>
    proxy(port, async (call) => {
      if (dead) return never();
      calls += 1;
      const dies = calls === death.diesAtCall;
      const after = dies && (death.lastCallCounts ?? calls % 2 === 0);
      if (dies && !after) die();
      const result = await call();
      if (after) die();
      // Another call of this instance may have been its last one meanwhile.
      return dead ? never() : result;
    });
  /** Calls are not counted: what they do is done elsewhere, and only their answer is lost with the instance. */
  const lifeless = <Port extends object>(port: Port): Port =>
    proxy(port, async (call) => {
      if (dead) return never();
      const result = await call();
      return dead ? never() : result;
    });
  const whileAlive = (work: () => void) => () => {
    if (!dead) work();
  };

  const { storage, timers, notifyStaff, readBack } = ports;
  const mortalPorts: Ports = {
    ...ports,
    storage: {
      queue: byName((name) => mortal(storage.queue(name))),
      blobStore: byName((name) => mortal(storage.blobStore(name))),
      table: byName((name) => mortal(storage.table(name))),
    },
    timers: {
      after: (ms, work) => timers.after(ms, whileAlive(work)),
      every: (ms, work) => timers.every(ms, whileAlive(work)),
      soon: (work) => timers.soon(whileAlive(work)),
      delay: async (ms) => {
        await timers.delay(ms);
        if (dead) await never();
      },
    },
    line: async () => mortal(await ports.line()),
    lineContent: async () => mortal(await ports.lineContent()),
    models: async () => lifeless(await ports.models()),
    renderer: async () => lifeless(await ports.renderer()),
    attachments: async () => lifeless(await ports.attachments()),
    readBack: lifeless({ readBack }).readBack,
    notifyStaff: notifyStaff && lifeless({ notifyStaff }).notifyStaff,
  };
  return { ports: mortalPorts, calls: () => calls, isDead: () => dead, died: died.promise };
}

function proxy<Port extends object>(
  port: Port,
  around: (call: () => unknown) => Promise<unknown>,
): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) =>
        around(() => Reflect.apply(value as (...given: unknown[]) => unknown, target, args));
    },
  });
}
