import type { Ports } from '../../shared/composition/ports';
import { byName } from '../../shared/storage/memoryStorage';

/** What an event costs beyond this process. */
export interface Calls {
  readonly queuePuts: number;
  readonly tableReads: number;
  readonly tableWrites: number;
  readonly blobReads: number;
  readonly blobWrites: number;
  /** Names of LINE's calls, in their order. */
  readonly line: readonly string[];
  readonly model: number;
}

type Kind = keyof Calls;

const tableMethods: Readonly<Record<string, Kind>> = {
  get: 'tableReads',
  list: 'tableReads',
  insert: 'tableWrites',
  upsert: 'tableWrites',
  replace: 'tableWrites',
  remove: 'tableWrites',
  transact: 'tableWrites',
};
const blobMethods: Readonly<Record<string, Kind>> = {
  get: 'blobReads',
  exists: 'blobReads',
  create: 'blobWrites',
  put: 'blobWrites',
  remove: 'blobWrites',
};
const queueMethods: Readonly<Record<string, Kind>> = { send: 'queuePuts' };

/** The same ports, which note every call of storage, LINE and the model. */
export function createCountingPorts(ports: Ports) {
  let noted: { kind: Kind; name: string }[] = [];

  /** @param kindOf what a method counts as; a method that it does not know fails, so that none is forgotten */
  const counting = <Port extends object>(port: Port, kindOf: (method: string) => Kind): Port =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          noted.push({ kind: kindOf(String(method)), name: String(method) });
          return Reflect.apply(value as (...given: unknown[]) => unknown, target, args);
        };
      },
    });
  const from = (methods: Readonly<Record<string, Kind>>, of: string) => (method: string) => {
    const kind = methods[method];
    if (kind === undefined) throw new RangeError(`Say what ${of}.${method} counts as`);
    return kind;
  };

  const { storage } = ports;
  const counted: Ports = {
    ...ports,
    storage: {
      queue: byName((name) => counting(storage.queue(name), from(queueMethods, 'queue'))),
      table: byName((name) => counting(storage.table(name), from(tableMethods, 'table'))),
      blobStore: byName((name) => counting(storage.blobStore(name), from(blobMethods, 'blobs'))),
    },
    line: async () => counting(await ports.line(), () => 'line'),
    lineContent: async () => counting(await ports.lineContent(), () => 'line'),
    models: async () => counting(await ports.models(), () => 'model'),
  };

  /** The calls since it was last asked. */
  function take(): Calls {
    const taken = noted;
    noted = [];
    const count = (kind: Kind) => taken.filter((call) => call.kind === kind).length;
    return {
      queuePuts: count('queuePuts'),
      tableReads: count('tableReads'),
      tableWrites: count('tableWrites'),
      blobReads: count('blobReads'),
      blobWrites: count('blobWrites'),
      line: taken.filter(({ kind }) => kind === 'line').map(({ name }) => name),
      model: count('model'),
    };
  }
  return { ports: counted, take };
}
