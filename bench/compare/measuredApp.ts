import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '../../local/repositoryRoot';
import { type Local, startLocal } from '../../local/start/startLocal';
import type { Sides } from './sides';

/** A built app in the embedded host, with storage, LINE and model of its own. */
export interface MeasuredApp {
  readonly local: Local;
  /** CPU time of the host's process since it began, all threads, µs. */
  cpu(): Promise<number>;
}

/**
 * Functions that run by themselves, or later for what was done before. None of them is measured, and none may fall into
 * a block by chance. A name that a commit does not know does no harm; earlier commits wrote some with capitals.
 */
const background = [
  'recoverlineevent',
  'recoverLineEvent',
  'dropEventRecords',
  'collectPictures',
  'collectLeftovers',
  'warmCards',
  'expireChats',
  'queueGauges',
];

const eventHandlers = ['handlelineevent', 'handleLineEvent'];

/**
 * Starts all that one app needs. Its host runs only inside `withFreshHost`.
 *
 * @param folder of the built app; the host and the emulators are those of this checkout, whatever the app
 */
export async function startMeasuredApp(
  folder: string,
  { handlesEvents }: { readonly handlesEvents: boolean },
): Promise<Local> {
  const off = [...background, ...(handlesEvents ? [] : eventHandlers)];
  const preload = join(repositoryRoot(), 'bench', 'compare', 'cpuPreload.cjs');
  const local = await startLocal({
    anyPorts: true,
    appDirectory: folder,
    settings: {
      ...Object.fromEntries(off.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true'])),
      NODE_OPTIONS: `--require "${preload}"`,
      CHAT_MESSAGES_PER_MINUTE: '1000000',
      CHAT_MESSAGES_PER_USER_PER_MINUTE: '1000',
      AI_DAILY_BUDGET_USD: '1000000',
      AI_DAILY_BUDGET_PER_USER_USD: '1000000',
    },
  });
  await local.killHost();
  return local;
}

/** Runs `work` with a new host process of both, and ends them. */
export async function withFreshHosts<T>(
  { a, b }: Sides<Local>,
  work: (apps: Sides<MeasuredApp>) => Promise<T>,
): Promise<T> {
  try {
    await Promise.all([a.restartHost(), b.restartHost()]);
    return await work({ a: measured(a), b: measured(b) });
  } finally {
    await Promise.all([a.killHost(), b.killHost()]);
  }
}

function measured(local: Local): MeasuredApp {
  const host = local.host().process;
  return {
    local,
    async cpu() {
      host.send({ type: 'cpu' });
      const [answer] = (await once(host, 'message')) as [{ microseconds: number }];
      return answer.microseconds;
    },
  };
}
