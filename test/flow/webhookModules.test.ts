import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');

/**
 * Runs the composition root in a thread of its own, with every package kept apart from it, and answers which packages a
 * webhook made it load.
 */
async function packagesOfWebhook(): Promise<string[]> {
  const file = join(root, '.cache', `webhookModules-${process.pid}.cjs`);
  await build({
    absWorkingDir: root,
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `
        import Module from 'node:module';
        import { parentPort } from 'node:worker_threads';
        const loaded = new Set<string>();
        const load = (Module as any)._load;
        (Module as any)._load = function (request: string, ...rest: unknown[]) {
          if (!/^(node:|\\.|\\/)/.test(request)) loaded.add(request);
          return load.call(this, request, ...rest);
        };
        Promise.all([
          import('./shared/config/environment'),
          import('./shared/composition/createPorts'),
          import('./shared/composition/deps'),
        ]).then(async ([{ readConfig }, { createPorts }, { createDeps }]) => {
          const config = readConfig({
            LINE_CHANNEL_SECRET: '0'.repeat(32),
            LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
            DataStorage: 'UseDevelopmentStorage=true',
            PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
            PSEUDONYM_KEY: 'a-pseudonym-key-of-the-tests-0000',
          });
          const places = { assetsDirectory: '', renderWorkerFile: '', attachmentWorkerFile: '' };
          const deps = createDeps(config, createPorts(config, places));
          await deps.webhook();
          parentPort?.postMessage([...loaded]);
        });
      `,
    },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  const worker = new Worker(file);
  const loaded = await new Promise<string[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  return loaded;
}

test('a webhook loads no picture, no table, no LINE client and no AI', async () => {
  const loaded = await packagesOfWebhook();
  const direct = [
    'sharp',
    'harfbuzzjs',
    '@line/bot-sdk',
    'openai',
    '@azure/data-tables',
    '@azure/storage-blob',
    '@azure/identity',
    'undici',
  ];
  for (const name of direct) expect(loaded).not.toContain(name);
  expect(loaded).toContain('zod');
});
