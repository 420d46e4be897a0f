import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { emulatorDefaults } from '../local/line/emulatorDefaults';
import { repositoryRoot } from '../local/repositoryRoot';
import { startLocal } from '../local/start/startLocal';
import { type BenchOptions, type BenchRow, percentile } from './benchRow';
import { signedWebhook } from './signedWebhook';

const bench = 'webhook';

/**
 * Signed webhooks of one event against the host that runs the built app, and against bare node:http with one put for
 * each; both on the same Azurite, in turn. The bot's queue functions are off: what is measured is the answer.
 */
export async function runWebhookBench({ smoke }: BenchOptions): Promise<BenchRow[]> {
  const seconds = smoke ? 1 : 5;
  const rounds = smoke ? 1 : 5;
  const off = ['handlelineevent', 'recoverlineevent', 'composerichmessage'];
  const settings = Object.fromEntries(off.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));
  const local = await startLocal({ anyPorts: true, settings });
  const floor = fork(join(repositoryRoot(), 'dist', 'bench', 'webhookFloor.js'), [], {
    env: {
      ...process.env,
      DataStorage: local.connectionString,
      LINE_CHANNEL_SECRET: emulatorDefaults.channelSecret,
    },
  });
  try {
    const [ready] = (await once(floor, 'message')) as [{ url: string }];
    const targets = { ours: `${local.functionsUrl}/api/webhook`, bare: ready.url };
    await Promise.all(Object.values(targets).map((url) => load(url, 10, 1)));
    const rows: BenchRow[] = [];
    for (const connections of [50, 200]) {
      const ours: Load[] = [];
      const bare: Load[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await load(targets.ours, connections, seconds));
        bare.push(await load(targets.bare, connections, seconds));
      }
      rows.push(...describe(connections, ours, bare));
    }
    return rows;
  } finally {
    floor.kill('SIGKILL');
    await local.stop();
  }
}

interface Load {
  readonly p95: number;
  readonly perSecond: number;
  readonly refused: number;
}

function describe(connections: number, ours: readonly Load[], bare: readonly Load[]): BenchRow[] {
  const median = (loads: readonly Load[], of: (load: Load) => number) =>
    percentile(loads.map(of), 0.5);
  const p95 = median(ours, (load) => load.p95);
  const bareP95 = median(bare, (load) => load.p95);
  const rate = median(ours, (load) => load.perSecond);
  const bareRate = median(bare, (load) => load.perSecond);
  const refused = ours.reduce((sum, load) => sum + load.refused, 0);
  const at = `${connections} connections`;
  const few = connections === 50;
  return [
    {
      bench,
      metric: `${at}: p95`,
      value: p95,
      unit: 'ms',
      baseline: { name: 'bare node:http', value: bareP95 },
      ratio: p95 / bareP95,
      ...(few ? { target: '< 90 ms, ratio <= 1.15', met: p95 < 90 && p95 / bareP95 <= 1.15 } : {}),
    },
    {
      bench,
      metric: `${at}: webhooks a second`,
      value: rate,
      unit: '/s',
      baseline: { name: 'bare node:http', value: bareRate },
      ratio: rate / bareRate,
      ...(few ? {} : { target: 'ratio >= 2', met: rate / bareRate >= 2 }),
    },
    {
      bench,
      metric: `${at}: not answered 200`,
      value: refused,
      unit: '',
      target: '0',
      met: refused === 0,
    },
  ];
}

function load(url: string, connections: number, seconds: number): Promise<Load> {
  const times: number[] = [];
  return new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections,
        duration: seconds,
        requests: [{ method: 'POST', setupRequest: addWebhook }],
      },
      (error: Error | null, { requests, non2xx, errors }: autocannon.Result) => {
        if (error) return reject(error);
        const p95 = percentile(times, 0.95);
        resolve({ p95, perSecond: requests.average, refused: non2xx + errors });
      },
    );
    running.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
}

function addWebhook(request: autocannon.Request): autocannon.Request {
  const { body, headers } = signedWebhook();
  return { ...request, body, headers: { ...request.headers, ...headers } };
}
