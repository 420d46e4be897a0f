import { expect, test } from '@jest/globals';
import { createFailureDelay } from '../../../shared/management/failureDelay';
import { createManagementWorld } from '../../builders/managementWorld';

function setUp() {
  let now = 0;
  const waits: number[] = [];
  const release: (() => void)[] = [];
  const delay = (ms: number) => {
    waits.push(ms);
    return new Promise<void>((resolve) => release.push(resolve));
  };
  const failureDelay = createFailureDelay({ clock: () => now, delay });
  return { waits, release, failureDelay, pass: (ms: number) => (now += ms) };
}

test('each failure waits twice as long as the one before, up to five seconds', async () => {
  const { waits, release, failureDelay } = setUp();
  for (let n = 0; n < 8; n += 1) {
    const failed = failureDelay.failed();
    release.pop()?.();
    expect(await failed).toBe('waited');
  }
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('ten quiet minutes are forgiven', () => {
  const { waits, failureDelay, pass } = setUp();
  void failureDelay.failed();
  void failureDelay.failed();
  pass(600_001);
  void failureDelay.failed();
  expect(waits).toEqual([100, 200, 100]);
});

test('eight wait at most; further ones are refused at once, until one is through', async () => {
  const { waits, release, failureDelay } = setUp();
  const waiting = Array.from({ length: 8 }, () => failureDelay.failed());
  expect(await failureDelay.failed()).toBe('tooMany');
  expect(waits).toHaveLength(8);
  for (const go of release) go();
  await Promise.all(waiting);
  void failureDelay.failed();
  expect(waits).toHaveLength(9);
});

test('whoever has a valid key is served at once, however many failures there were', async () => {
  const held = new Promise<never>(() => undefined);
  const { ask } = createManagementWorld(undefined, {
    failureDelay: createFailureDelay({ clock: () => 0, delay: () => held }),
  });
  for (let n = 0; n < 8; n += 1) void ask('GET', 'queues', undefined, 'a-guess');
  expect(await ask('GET', 'queues', undefined, 'a-guess')).toMatchObject({ status: 429 });
  expect(await ask('GET', 'queues')).toMatchObject({ status: 200 });
});
