import { afterEach, expect, test } from '@jest/globals';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { type Local, startLocal } from '../../local/start/startLocal';
import { awaitAnswers } from '../builders/awaitAnswers';

/* The built app in the embedded host: what the health route says of queue functions, which run on other instances. */
let local: Local;
afterEach(() => local.stop(), 60_000);

const queueFunctions = ['handlelineevent', 'recoverlineevent', 'composerichmessage'];
const without = Object.fromEntries(
  queueFunctions.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']),
);
const hello = { type: 'message', message: { type: 'text', text: 'hello' } };

interface Report {
  readonly status: string;
  readonly checkedAt: string;
  readonly parts: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly since?: string;
  }[];
}

async function ready(): Promise<{ status: number; report: Report }> {
  const response = await fetch(`${local.functionsUrl}/api/health/ready`);
  return { status: response.status, report: (await response.json()) as Report };
}

/** Asks again after a busy machine's late answer, which is kept for five seconds; Jest's limit is the limit. */
async function untilReady(emulator: EmulatorClient): Promise<void> {
  while ((await ready()).status !== 200) await emulator.post('clock', { advanceMs: 6000 });
}

test('without queue functions an idle bot is ready; one that owes an answer is not, and still takes webhooks', async () => {
  local = await startLocal({ anyPorts: true, settings: without });
  const emulator = createEmulatorClient(local.lineUrl);
  await untilReady(emulator);

  const userId = await emulator.addUser({ sendFollow: false });
  expect(await emulator.send(userId, hello)).toMatchObject({ status: 200 });
  await emulator.post('clock', { advanceMs: 61_000 });
  const { status, report } = await ready();
  expect([status, report.status]).toEqual([503, 'notReady']);
  const late = report.parts.find(({ name }) => name === 'queue:line-events');
  expect(late?.ok).toBe(false);
  expect(Date.parse(late?.since ?? '')).toBeLessThan(Date.parse(report.checkedAt) - 60_000);

  // Its twin is due 15 s later.
  await emulator.post('clock', { advanceMs: 20_000 });
  const names = (await ready()).report.parts.filter(({ ok }) => !ok).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['queue:line-events', 'queue:line-event-twins']));
  expect(await emulator.send(userId, hello)).toMatchObject({ status: 200 });
}, 60_000);

test('a bot that answers is ready, also long after', async () => {
  local = await startLocal({ anyPorts: true });
  const emulator = createEmulatorClient(local.lineUrl);
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await emulator.send(userId, hello);
  await awaitAnswers(emulator, userId, 1);
  await untilReady(emulator);
  await emulator.post('clock', { advanceMs: 3_600_000 });
  // Its twin has become due an hour ago; until that is fetched, the bot is not ready.
  await untilReady(emulator);
}, 60_000);
