import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BotError, RenderError } from '../../../../shared/errors';
import {
  createPictureMaker,
  type PictureMakerDeps,
} from '../../../../shared/richMessage/picture/ensurePicture';
import { createPictureCache } from '../../../../shared/richMessage/picture/pictureCache';
import { createHttpReadBack } from '../../../../shared/richMessage/picture/readBack';
import {
  createPictureRegister,
  pictureLeaseMs,
} from '../../../../shared/richMessage/picture/pictureRegister';
import type { RichMessage } from '../../../../shared/richMessage/richMessage';
import { type ImageWidth, imageWidths } from '../../../../shared/richMessage/widths';
import { createMemoryBlobStore } from '../../../../shared/storage/memoryBlobStore';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import { createStorageClients } from '../../../../shared/storage/createStorageClients';
import type { Table } from '../../../../shared/storage/table';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';
import { azuriteConnectionString, freshName } from '../../../setup/azurite';
import { withCode } from '../../../builders/withCode';

const aRichMessage = (title = 'Hello'): RichMessage => ({
  template: 'sunrise',
  language: 'en',
  layout: 'A',
  heightPx: 1040,
  cells: [{ text: { title } }],
  altText: title,
});
const nameOf = ({ altText }: RichMessage) => `key-of-picture-${altText}`;
interface Tables {
  readonly pictures: Table;
  readonly named: Table;
}

const memoryTables = (): Tables => ({
  pictures: createMemoryTable('pictures'),
  named: createMemoryTable('namedpictures'),
});

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What all processes share, and processes over it. */
function setUp(tables: Tables = memoryTables()) {
  const store = createMemoryBlobStore('pictures');
  const reporter = createMemoryReporter();
  let now = 1000;
  const clock = () => now;
  let renders = 0;
  const readBack: string[] = [];
  const startProcess = (own: Partial<PictureMakerDeps> = {}) =>
    createPictureMaker({
      keyOf: async (message) => nameOf(message),
      pictures: createPictureCache({ store, reporter, clock }),
      register: createPictureRegister(tables, clock),
      renderer: {
        async render() {
          renders += 1;
          await turn();
          const images = Object.fromEntries(
            imageWidths.map((width) => [width, Buffer.alloc(width)]),
          ) as Record<ImageWidth, Buffer>;
          const timings = { layoutMs: 0, encodeMs: 0, ms: 0 };
          return { heightPx: 1040, images, contentType: 'image/jpeg', texts: [], timings };
        },
      },
      readBack: async (key, width) => void readBack.push(`${key}/${width}`),
      reporter,
      clock,
      delay: async (ms) => {
        now += ms;
        await turn();
      },
      ...own,
    });
  return {
    startProcess,
    store,
    readBack,
    renders: () => renders,
    pass: (ms: number) => (now += ms),
  };
}

const tables: [string, () => Tables][] = [
  ['memory', memoryTables],
  [
    'Azurite',
    () => {
      const { table } = createStorageClients({ connectionString: azuriteConnectionString() });
      return { pictures: table(freshName('pictures')), named: table(freshName('named')) };
    },
  ],
];

test('a picture whose maker died after storing it is made again, although it is drawn a byte longer now', async () => {
  const { startProcess, store, pass } = setUp();
  const properties = { contentType: 'image/jpeg' };
  const key = nameOf(aRichMessage());
  for (const width of imageWidths) {
    await store.create(`${key}/${width}`, Buffer.alloc(width - 1), properties);
  }
  pass(pictureLeaseMs);
  const readBack: PictureMakerDeps['readBack'] = async (name, width, expected) => {
    const bytes = (await store.get(`${name}/${width}`))?.bytes.byteLength;
    if (bytes === undefined || bytes !== (expected ?? bytes)) throw new RangeError('other bytes');
  };
  await startProcess({ readBack }).ensure(aRichMessage());
  expect((await store.get(`${key}/240`))?.bytes.byteLength).toBe(239);
});

describe.each(tables)('a new picture, with its register over %s', (_name, makeTable) => {
  test('is drawn once for 100 requests at once in two processes', async () => {
    const { startProcess, renders } = setUp(makeTable());
    // Time stands still here: no lease runs out while others wait.
    const delay = turn;
    const processes = [startProcess({ delay }), startProcess({ delay })];
    const all = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => processes[index % 2]?.ensure(aRichMessage())),
    );
    expect(renders()).toBe(1);
    expect(new Set(all.map((made) => made?.key))).toEqual(new Set([nameOf(aRichMessage())]));
  });

  test('is ready in every process once it is made, and not before', async () => {
    const { startProcess } = setUp(makeTable());
    const [maker, other] = [startProcess(), startProcess()];
    const key = nameOf(aRichMessage());
    expect(await other.nameIfReady(key)).toBe(false);
    expect(await maker.ensure(aRichMessage())).toEqual({ key, cached: false });
    expect(await other.nameIfReady(key)).toBe(true);
    expect(await other.ensure(aRichMessage())).toEqual({ key, cached: true });
  });
});

test('all widths are stored and read back before a picture is ready', async () => {
  const { startProcess, store, readBack } = setUp();
  const key = nameOf(aRichMessage());
  const seen: boolean[] = [];
  const maker = startProcess({
    readBack: async (_key, width) => {
      seen.push(await store.exists(`${key}/${width}`), !(await startProcess().nameIfReady(key)));
      readBack.push(`${key}/${width}`);
    },
  });
  await maker.ensure(aRichMessage());
  expect(readBack).toEqual(imageWidths.map((width) => `${key}/${width}`));
  expect(seen).toEqual(seen.map(() => true));
});

test('different pictures are drawn each', async () => {
  const { startProcess, renders } = setUp();
  const maker = startProcess();
  await Promise.all([maker.ensure(aRichMessage('a')), maker.ensure(aRichMessage('b'))]);
  expect(renders()).toBe(2);
});

test('a picture that could not be drawn may be tried again at once', async () => {
  const { startProcess } = setUp();
  const broken = startProcess({
    renderer: { render: () => Promise.reject(new RenderError('render.missingGlyphs', 'none')) },
  });
  await expect(broken.ensure(aRichMessage())).rejects.toMatchObject(
    withCode('render.missingGlyphs'),
  );
  expect(await startProcess().ensure(aRichMessage())).toMatchObject({ cached: false });
});

test('a picture that cannot be read back is never called ready', async () => {
  const { startProcess } = setUp();
  const maker = startProcess({
    readBack: () => Promise.reject(new BotError('picture.unreachable', 'no', { retryable: true })),
  });
  await expect(maker.ensure(aRichMessage())).rejects.toMatchObject(withCode('picture.unreachable'));
  expect(await startProcess().nameIfReady(nameOf(aRichMessage()))).toBe(false);
});

test('what went wrong is told, also when the register cannot be tidied up after it', async () => {
  const { startProcess } = setUp();
  const { pictures, named } = memoryTables();
  const remove = () => Promise.reject(new Error('storage is down'));
  const register = createPictureRegister({ pictures: { ...pictures, remove }, named }, () => 0);
  const maker = startProcess({
    register,
    renderer: { render: () => Promise.reject(new RenderError('render.missingGlyphs', 'none')) },
  });
  await expect(maker.ensure(aRichMessage())).rejects.toMatchObject(
    withCode('render.missingGlyphs'),
  );
});

test('a maker that died is replaced when its lease has run out', async () => {
  const { startProcess, renders, pass } = setUp();
  void startProcess({ renderer: { render: () => new Promise<never>(() => undefined) } })
    .ensure(aRichMessage())
    .catch(() => undefined);
  await turn();
  pass(pictureLeaseMs - 1000);
  expect(await startProcess().ensure(aRichMessage())).toMatchObject({ cached: false });
  expect(renders()).toBe(1);
});

test('a maker that was replaced does not take the lease from its successor', async () => {
  let now = 0;
  const register = createPictureRegister(memoryTables(), () => now);
  const slow = await register.claim('key');
  now += pictureLeaseMs;
  const successor = await register.claim('key');
  if (slow.kind !== 'ours' || successor.kind !== 'ours') throw new Error('expected two claims');
  await slow.abandon();
  expect(await register.claim('key')).toMatchObject({ kind: 'leased' });
  await successor.ready();
  expect(await register.claim('key')).toEqual({ kind: 'ready' });
});

test('a picture that is ready stays so, whoever gives up afterwards', async () => {
  const register = createPictureRegister(memoryTables(), () => 0);
  const claim = await register.claim('key');
  if (claim.kind !== 'ours') throw new Error('expected the claim');
  await claim.ready();
  await claim.abandon();
  expect(await register.isReady('key')).toBe(true);
});

test('what a message names is never removed, in whatever order naming and removing meet', async () => {
  const register = createPictureRegister(memoryTables(), () => 0);
  const make = async (key: string) => {
    const claim = await register.claim(key);
    if (claim.kind === 'ours') await claim.ready();
  };
  const removed: string[] = [];
  const removeBytes = (key: string) => async () => void removed.push(key);

  await make('before');
  expect(await register.name('before')).toBe(true);
  expect(await register.claimRemoval('before')).toBeUndefined();

  await make('between');
  const late = await register.claimRemoval('between');
  expect(await register.name('between')).toBe(false);
  expect(await late?.remove(removeBytes('between'))).toBe(true);
  await make('between');
  expect(await register.name('between')).toBe(true);

  expect(removed).toEqual(['between']);
});

test('a picture that is named while its removal begins stays', async () => {
  const { pictures, named } = memoryTables();
  const register = createPictureRegister({ pictures, named }, () => 0);
  const claim = await register.claim('key');
  if (claim.kind === 'ours') await claim.ready();
  const removal = await register.claimRemoval('key');
  // The name was written by a process that saw the picture ready just before.
  await named.upsert('k', 'key', { at: 0 });
  expect(await removal?.remove(() => Promise.reject(new Error('removed')))).toBe(false);
  expect(await register.isReady('key')).toBe(true);
});

test('a picture that was removed is drawn again when a message needs it', async () => {
  const tables = memoryTables();
  const { startProcess, renders } = setUp(tables);
  const maker = startProcess();
  const { key } = await maker.ensure(aRichMessage());
  const register = createPictureRegister(tables, () => 0);
  await (await register.claimRemoval(key))?.remove(async () => undefined);
  expect(await maker.ensure(aRichMessage(), { named: true })).toEqual({ key, cached: false });
  expect(renders()).toBe(2);
  expect(await register.claimRemoval(key)).toBeUndefined();
});

let server: Server | undefined;
afterEach(async () => {
  const stopping = server;
  server = undefined;
  if (stopping) await new Promise((resolve) => stopping.close(resolve));
});

test.each([
  ['is there', 200, 'image/jpeg', 'bytes', undefined],
  ['is missing', 404, 'application/problem+json', '{}', 'answers 404'],
  ['is served as something else', 200, 'image/webp', 'bytes', 'is served as image/webp'],
  ['is empty', 200, 'image/png', '', 'is empty'],
])('a read-back of a picture that %s', async (_what, status, type, body, problem) => {
  const asked: (string | undefined)[] = [];
  const started = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  const readBack = createHttpReadBack((key) => `http://127.0.0.1:${port}/api/images/${key}`);
  const outcome = await readBack('key', 1040).catch((error: unknown) => error);
  expect(asked).toEqual(['/api/images/key/1040']);
  if (problem === undefined) expect(outcome).toBeUndefined();
  else
    expect(outcome).toMatchObject(
      withCode('picture.unreachable', {
        retryable: true,
        message: expect.stringContaining(problem),
      }),
    );
});
