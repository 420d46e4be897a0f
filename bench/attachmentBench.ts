import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { createAttachmentReader } from '../shared/attachment/createAttachmentReader';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';

const bench = 'attachments';
const maxBeyondMs = 20;

/** Built files: this one stands in `dist/bench`. */
const workerFile = join(__dirname, '..', 'functions', 'attachmentWorker.mjs');
const threadFile = join(__dirname, 'attachmentThread.js');

/** A photo of a phone: 12 megapixels, some 4 MB. */
function aPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const create = { width: 4000, height: 3000, channels: 3, background: '#777', noise } as const;
  return sharp({ create }).jpeg({ quality: 78 }).toBuffer();
}

/** An ordinary photo, read in the warm process and in a thread in turn: what the process costs. */
export async function runAttachmentBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const rounds = smoke ? 3 : 40;
  const bytes = await aPhoto();
  const reader = createAttachmentReader({ workerFile, filesPerProcess: 10_000 });
  const thread = new Worker(threadFile);
  const inProcess = async () => {
    const { kind } = await reader.read({ bytes, as: 'image' });
    if (kind !== 'picture') throw new Error(`The photo was ${kind}`);
  };
  const inThread = async () => {
    thread.postMessage(bytes);
    await once(thread, 'message');
  };
  const timeOf = async (work: () => Promise<void>) => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
  try {
    const coldMs = await timeOf(inProcess);
    await inThread();
    const processMs: number[] = [];
    const threadMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      processMs.push(await timeOf(inProcess));
      threadMs.push(await timeOf(inThread));
    }
    const median = percentile(processMs, 0.5);
    const baseline = percentile(threadMs, 0.5);
    return [
      {
        bench,
        metric: 'a photo of 12 MP in a warm process: median',
        value: median,
        unit: 'ms',
        baseline: { name: 'in a thread', value: baseline },
        ratio: median / baseline,
        target: `<= ${maxBeyondMs} ms more`,
        met: median - baseline <= maxBeyondMs,
      },
      {
        bench,
        metric: 'the first photo, with the start of the process',
        value: coldMs,
        unit: 'ms',
      },
    ];
  } finally {
    await Promise.all([reader.close(), thread.terminate()]);
  }
}
