import sharp from 'sharp';
import { createPictureCache } from '../shared/richMessage/picture/pictureCache';
import { imageWidths } from '../shared/richMessage/widths';
import { createMemoryBlobStore } from '../shared/storage/memoryBlobStore';
import { createMessages } from './benchMessages';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';
import { measureInFlight } from './renderInFlight';
import { assetsDirectory, createBenchRenderer, silent } from './renderRig';
import { runInFlight } from './runInFlight';

const bench = 'render';

/** Renders with new words each time against resize and encode of the same raster alone, batch by batch in turn. */
export async function runRenderBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const batches = smoke ? 2 : 12;
  const perBatch = smoke ? 4 : 20;
  const renderer = createBenchRenderer({ inFlight: 8 });
  const nextMessage = await createMessages(assetsDirectory);
  sharp.concurrency(1);
  for (let warm = 0; warm < (smoke ? 4 : 40); warm += 1) await renderer.render(nextMessage());
  const sample = await renderer.render(nextMessage());
  const raster = await sharp(sample.images[1040]).raw().toBuffer();
  await floor(raster);

  const ours: Measured[] = [];
  const bare: Measured[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    ours.push(await measure(perBatch, () => renderer.render(nextMessage())));
    bare.push(await measure(perBatch, () => floor(raster)));
  }
  const cpu = (all: readonly Measured[]) =>
    percentile(
      all.map(({ cpuMs }) => cpuMs),
      0.5,
    );
  const rate = percentile(
    ours.map(({ perSecond }) => perSecond),
    0.5,
  );
  const cpuRatio = cpu(ours) / cpu(bare);
  const cached = await cachedMs(sample.images);
  const inFlight = await measureInFlight(
    renderer,
    nextMessage,
    smoke ? { rounds: 2, perRound: 4 } : { rounds: 7, perRound: 24 },
  );
  await renderer.close();
  return [
    {
      bench,
      metric: 'cold, five widths: CPU a picture',
      value: cpu(ours),
      unit: 'ms',
      baseline: { name: 'resize + encode', value: cpu(bare) },
      ratio: cpuRatio,
      target: 'ratio <= 1.5',
      met: cpuRatio <= 1.5,
    },
    {
      bench,
      metric: 'cold, five widths: pictures a second',
      value: rate,
      unit: '/s',
      baseline: {
        name: 'resize + encode',
        value: percentile(
          bare.map(({ perSecond }) => perSecond),
          0.5,
        ),
      },
      target: '>= 25',
      met: rate >= 25,
    },
    { bench, metric: 'cached: p95', value: cached, unit: 'ms', target: '<= 5', met: cached <= 5 },
    ...inFlight,
  ];
}

interface Measured {
  readonly cpuMs: number;
  readonly perSecond: number;
}

/** CPU of the whole process, all threads, three at a time. */
async function measure(count: number, work: () => Promise<unknown>): Promise<Measured> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await runInFlight(count, 3, work);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    cpuMs: (user + system) / 1000 / count,
    perSecond: (count * 1000) / (performance.now() - startedAt),
  };
}

/** What no renderer can do without: four sizes and five JPEGs of a raster that is there. */
async function floor(raster: Buffer): Promise<void> {
  const raw = { width: 1040, height: 1040, channels: 3 } as const;
  const jpeg = { quality: 82, chromaSubsampling: '4:2:0', optimizeCoding: false };
  await Promise.all(
    imageWidths.map((width) => {
      const image = sharp(raster, { raw });
      return (width === 1040 ? image : image.resize({ width, kernel: 'lanczos3' }))
        .jpeg(jpeg)
        .toBuffer();
    }),
  );
}

/** The image route's own work for a picture that is in memory. */
async function cachedMs(
  images: Parameters<ReturnType<typeof createPictureCache>['store']>[1],
): Promise<number> {
  const clock = () => Date.now();
  const pictures = createPictureCache({
    store: createMemoryBlobStore('bench'),
    reporter: silent,
    clock,
  });
  await pictures.store('k'.repeat(43), images, 'image/jpeg');
  const times: number[] = [];
  for (let round = 0; round < 1000; round += 1) {
    const startedAt = performance.now();
    await pictures.get('k'.repeat(43), 1040);
    times.push(performance.now() - startedAt);
  }
  return percentile(times, 0.95);
}
