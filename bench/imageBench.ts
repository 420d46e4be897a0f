import { createHash } from 'node:crypto';
import { createPictureCache } from '../shared/richMessage/picture/pictureCache';
import type { RenderedPicture } from '../shared/richMessage/render/renderPicture';
import { type ImageRequest, serveImage } from '../shared/richMessage/picture/serveImage';
import type { BlobStore } from '../shared/storage/blobStore';
import { containerNames } from '../shared/jobs/resources';
import { createMemoryStorage } from '../shared/storage/memoryStorage';
import type { Storage } from '../shared/storage/storage';
import type { TelemetryEvent } from '../shared/telemetry/events';
import { createBenchBot } from './benchBot';
import { createVariedMessages } from './benchMessages';
import { createNumbers } from './benchNumbers';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';
import { foresightHits, popularHits, type Wanted } from './offlineHits';
import { assetsDirectory, createBenchRenderer, silent } from './renderRig';
import { createZipf } from './zipf';

const bench = 'images';
/** What phones ask for, and what the fewest pictures fit into memory of. */
const width = 1040;
/** As the cache counts a picture. */
const bytesBesidePicture = 200;
const clock = () => Date.now();

/** GETs of pictures that another process has made, by Zipf's law: what memory answers, and how fast. */
export async function runImageBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const storage = createMemoryStorage(clock);
  const store = storage.blobStore(containerNames.pictures);
  const pictures = await fillStore(store, smoke ? 100 : 1000, smoke ? 4 : 40);
  const next = createNumbers(20_260_102);
  const nextRank = createZipf(pictures.length, 1, next);
  // Which picture is popular has nothing to do with its size.
  const shuffled = pictures
    .map((picture) => ({ picture, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ picture }) => picture);
  const requests = Array.from({ length: smoke ? 2000 : 50_000 }, () => {
    const wanted = shuffled[nextRank()];
    if (wanted === undefined) throw new RangeError('There are no pictures');
    return wanted;
  });
  const allBytes = pictures.reduce((sum, { bytes }) => sum + bytes, 0);
  const tenth = Math.floor(allBytes / 10);
  const percent = (hits: number) => (hits * 100) / requests.length;
  const whole = percent(await memoryHits(store, requests, allBytes));
  const best = percent(popularHits(requests, allBytes));
  const usual = percent(await memoryHits(store, requests));
  const small = percent(await memoryHits(store, requests, tenth));
  const popular = percent(popularHits(requests, tenth));
  const foresight = percent(foresightHits(requests, tenth));
  return [
    {
      bench,
      metric: `${requests.length} GETs, ${pictures.length} pictures, memory for all: hits`,
      value: whole,
      unit: '%',
      baseline: { name: 'all but the first of each', value: best },
      ratio: whole / best,
      target: '>= 95 %',
      met: whole >= 95,
    },
    {
      bench,
      metric: `the usual memory for ${Math.round(allBytes / 2 ** 20)} MiB: hits`,
      value: usual,
      unit: '%',
      target: '>= 95 %',
      met: usual >= 95,
    },
    {
      bench,
      metric: 'memory for 10 % of the bytes: hits',
      value: small,
      unit: '%',
      baseline: { name: 'the most popular that fit', value: popular },
      ratio: small / popular,
      target: 'ratio >= 0.85',
      met: small / popular >= 0.85,
    },
    {
      bench,
      metric: 'memory for 10 % of the bytes: hits',
      value: small,
      unit: '%',
      baseline: { name: 'knowing the future', value: foresight },
      ratio: small / foresight,
    },
    ...(await timeRows(storage, requests, smoke)),
  ];
}

/** Puts `count` pictures into the store, with the bytes of `drawn` different ones. */
async function fillStore(store: BlobStore, count: number, drawn: number): Promise<Wanted[]> {
  const renderer = createBenchRenderer();
  const nextMessage = await createVariedMessages(assetsDirectory);
  const rendered: RenderedPicture[] = [];
  for (let index = 0; index < drawn; index += 1)
    rendered.push(await renderer.render(nextMessage()));
  await renderer.close();
  const other = createPictureCache({ store, reporter: silent, clock, maxBytes: 2 ** 20 });
  const names = Array.from({ length: count }, (_, index) =>
    createHash('sha256').update(String(index)).digest('base64url'),
  );
  return Promise.all(
    names.map(async (name, index) => {
      const picture = rendered[index % drawn];
      if (picture === undefined) throw new RangeError('Nothing was drawn');
      await other.store(name, picture.images, picture.contentType);
      return { name, bytes: picture.images[width].byteLength + bytesBesidePicture };
    }),
  );
}

/** How many of the GETs were answered from memory that was empty at first. */
async function memoryHits(
  store: BlobStore,
  requests: readonly Wanted[],
  maxBytes?: number,
): Promise<number> {
  let hits = 0;
  const report = ({ name, fields }: TelemetryEvent) => {
    if (name === 'image.served' && fields.source === 'memory') hits += 1;
  };
  const reporter = { report };
  const bound = maxBytes === undefined ? {} : { maxBytes };
  const pictures = createPictureCache({ store, reporter, clock, ...bound });
  for (const { name } of requests) {
    const { status } = await serveImage({ pictures, reporter, clock }, imageRequest(name));
    if (status !== 200) throw new Error(`A GET was answered ${status}`);
  }
  return hits;
}

/** The image route's own work for pictures that are in memory, against a Map and the same headers, in turn. */
async function timeRows(
  storage: Storage,
  requests: readonly Wanted[],
  smoke: boolean,
): Promise<BenchRow[]> {
  const deps = await createBenchBot(storage).images();
  const bare = new Map<string, Buffer>();
  for (const { name } of requests) {
    const picture = await deps.pictures.get(name, width);
    if (picture !== undefined) bare.set(name, picture.bytes);
  }
  const serve = (name: string) => serveImage(deps, imageRequest(name));
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < (smoke ? 2 : 9); round += 1) {
    ours.push(await microseconds(requests, serve));
    floor.push(await microseconds(requests, (name) => serveBare(bare, name)));
  }
  const value = percentile(ours, 0.5);
  const least = percentile(floor, 0.5);
  return [
    {
      bench,
      metric: 'a GET from memory',
      value,
      unit: 'µs',
      baseline: { name: 'Map and headers', value: least },
      ratio: value / least,
      target: '<= 5000',
      met: value <= 5000,
    },
  ];
}

function imageRequest(key: string): ImageRequest {
  return { key, width: String(width), ifNoneMatch: null };
}

async function serveBare(pictures: ReadonlyMap<string, Buffer>, name: string): Promise<unknown> {
  const bytes = pictures.get(name);
  const etag = `"${name}-${width}"`;
  return Promise.resolve({ status: 200, headers: { etag, 'content-type': 'image/jpeg' }, bytes });
}

async function microseconds(
  requests: readonly Wanted[],
  get: (name: string) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  for (const { name } of requests) await get(name);
  return ((performance.now() - startedAt) * 1000) / requests.length;
}
