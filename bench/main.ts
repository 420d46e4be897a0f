import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { runAttachmentBench } from './attachmentBench';
import { type BenchOptions, type BenchRow, formatRows } from './benchRow';
import { runChatBench } from './chatBench';
import { runImageBench } from './imageBench';
import { runMemoryBench } from './memoryBench';
import { runSoak, soakArgument } from './memorySoak';
import { runRenderBench } from './renderBench';
import { runWebhookBench } from './webhookBench';

const benches: Record<string, (options: BenchOptions) => Promise<BenchRow[]>> = {
  webhook: runWebhookBench,
  chat: runChatBench,
  render: runRenderBench,
  images: runImageBench,
  memory: runMemoryBench,
  attachments: runAttachmentBench,
};

/**
 * `npm run bench [NAME…] [-- --json FILE] [--smoke] [--renders N]`: every figure is a ratio or a count from one run.
 * `soak N` is the memory bench's own process.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'string' },
      smoke: { type: 'boolean', default: false },
      renders: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (positionals[0] === soakArgument) return runSoak(Number(positionals[1]));
  const options: BenchOptions = {
    smoke: values.smoke,
    ...(values.renders === undefined ? {} : { renders: Number(values.renders) }),
  };
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const rows: BenchRow[] = [];
  for (const name of names) {
    const run = benches[name];
    if (run === undefined) throw new Error(`Benches: ${Object.keys(benches).join(', ')}`);
    rows.push(...(await run(options)));
  }
  process.stdout.write(formatRows(rows));
  if (values.json !== undefined) {
    const [cpu] = cpus();
    const machine = {
      cores: availableParallelism(),
      cpu: cpu?.model,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    };
    writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
