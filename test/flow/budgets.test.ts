import { expect, test } from '@jest/globals';
import type { AttachmentReader } from '../../shared/attachment/attachmentReader';
import { aWav } from '../../local/demo/sampleFiles';
import { aText, useChatWorld } from '../builders/chatWorld';
import { anEvent, aUserId } from '../builders/events';

/*
 * Whatever a turn makes the provider charge is on the bill of whoever asked, also when no answer came of it.
 */
const { aWorld, fault } = useChatWorld();

const spent = async (world: ReturnType<typeof aWorld>): Promise<number> => {
  const row = await world.table('subscribers').get(aUserId(), 'allowance');
  return Number(row?.fields.microUsd ?? 0);
};

/** Reads whatever comes as a recording, so that no process is needed. */
const hearing: AttachmentReader = {
  read: async ({ bytes }) => ({
    kind: 'recording',
    bytes,
    fileName: 'recording.wav',
    mediaType: 'audio/wav',
  }),
  close: async () => undefined,
};

const aVoiceMessage = () =>
  anEvent('message', {
    message: { id: '77', type: 'audio', contentProvider: { type: 'line' }, duration: 60_000 },
  });

test('an answer that the filter withholds is paid for', async () => {
  const world = aWorld();
  const bot = world.startInstance();
  await fault({ kind: 'filterAnswer' });
  await bot.deliver(aText('tell me a long story'));
  await bot.settle();
  expect(await spent(world)).toBeGreaterThan(0);
});

test('attempts that nobody waits for any longer are paid for', async () => {
  const world = aWorld({ timeoutMs: 200 });
  const bot = world.startInstance();
  await fault({ kind: 'silent', times: 2 });
  await bot.deliver(aText('tell me a long story'));
  await bot.settle();
  // Two answers of 1,500 tokens may have been written, at 4 millionths each.
  expect(await spent(world)).toBeGreaterThan(2 * 1500 * 4);
});

test.each([
  ['that is written down', undefined],
  ['that cannot be written down', { kind: 'status', status: 500, times: 2 }],
])('a recording %s is paid for by its length', async (_what, plan) => {
  const world = aWorld({ attachments: hearing });
  const bytes = aWav(3);
  world.contents.contents.set('77', { kind: 'ready', bytes, contentType: 'audio/wav' });
  const bot = world.startInstance();
  if (plan !== undefined) await fault({ on: 'audio/transcriptions', ...plan });
  await bot.deliver(aVoiceMessage());
  await bot.settle();
  // 6,000 millionths for a minute, which is what LINE says.
  expect(await spent(world)).toBeGreaterThanOrEqual(300);
});
