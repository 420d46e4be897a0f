import { join } from 'node:path';
import sharp from 'sharp';
import { repositoryRoot } from '../local/repositoryRoot';
import { loadCuratedCopy } from '../shared/content/curatedCopy';
import type { Language } from '../shared/content/languages';
import { createPictureCache } from '../shared/richMessage/pictureCache';
import { createRenderer } from '../shared/richMessage/createRenderer';
import type { RichMessage } from '../shared/richMessage/richMessage';
import { loadTemplates } from '../shared/richMessage/templates';
import { imageWidths } from '../shared/richMessage/widths';
import { createMemoryBlobStore } from '../shared/storage/memoryBlobStore';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';

const bench = 'render';

/** Renders with new words each time against resize and encode of the same raster alone, batch by batch in turn. */
export async function runRenderBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const batches = smoke ? 2 : 12;
  const perBatch = smoke ? 4 : 20;
  const dist = join(repositoryRoot(), 'dist');
  const assetsDirectory = join(dist, 'assets');
  const renderer = createRenderer({
    workerFile: join(dist, 'functions', 'renderWorker.mjs'),
    assetsDirectory,
    fontsDirectory: join(assetsDirectory, 'fonts'),
    inFlight: 3,
    reporter: { report: () => undefined },
  });
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
  let left = count;
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
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

async function createMessages(assetsDirectory: string): Promise<() => RichMessage> {
  const copy = await loadCuratedCopy(assetsDirectory);
  const templates = [...(await loadTemplates(assetsDirectory)).keys()];
  const languages: Language[] = ['ja', 'th', 'zh-TW', 'en'];
  let count = 0;
  return () => {
    count += 1;
    const language = languages[count % languages.length] ?? 'en';
    const category = copy.categories[count % copy.categories.length] ?? 'general';
    const { title, body, altText } = copy.pick({ language, category, seed: String(count) }).copy;
    return {
      template: templates[count % templates.length] ?? '',
      language,
      layout: 'A',
      heightPx: 1040,
      altText,
      // Never the same words twice: nothing comes from a cache of pictures.
      cells: [{ text: { title, body: `${body} ${count}`, footer: '@yourbrand' } }],
    };
  };
}

/** The image route's own work for a picture that is in memory. */
async function cachedMs(
  images: Parameters<ReturnType<typeof createPictureCache>['store']>[1],
): Promise<number> {
  const clock = () => Date.now();
  const pictures = createPictureCache({
    store: createMemoryBlobStore('bench'),
    reporter: { report: () => undefined },
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
