import { expect, test } from '@jest/globals';
import { createReadiness, type HealthPart } from '../../../shared/health/checkHealth';
import { systemTimers } from '../../../shared/clock';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

function setUp(parts: HealthPart[]) {
  let now = 1_000_000;
  const reporter = createMemoryReporter();
  const readiness = createReadiness({
    parts: async () => parts,
    reporter,
    clock: () => now,
    timers: systemTimers,
    timeoutMs: 20,
  });
  return { readiness, reporter, pass: (ms: number) => (now += ms) };
}

const answering = { name: 'storage', check: async () => 'ok' };

test('is ready when every part answers, and gives the time of each', async () => {
  const { readiness } = setUp([answering, { name: 'line', check: async () => 'ok' }]);
  expect(await readiness()).toMatchObject({
    status: 'ready',
    parts: [
      { name: 'storage', ok: true, ms: expect.any(Number) },
      { name: 'line', ok: true, ms: expect.any(Number) },
    ],
  });
});

test('is not ready when a part fails, and does not say with what words', async () => {
  const failing = {
    name: 'line',
    check: () => Promise.reject(new Error('token secret-token is not valid')),
  };
  const report = await setUp([answering, failing]).readiness();
  expect(report.status).toBe('notReady');
  expect(JSON.stringify(report)).not.toContain('secret-token');
});

test('does not wait for a part that never answers', async () => {
  const hanging = { name: 'line', check: () => new Promise<never>(() => undefined) };
  expect(await setUp([hanging]).readiness()).toMatchObject({
    status: 'notReady',
    parts: [{ ok: false }],
  });
});

test('asks the parts at most every five seconds, however often it is asked', async () => {
  let asked = 0;
  const { readiness, pass } = setUp([{ name: 'line', check: async () => (asked += 1) }]);
  await Promise.all([readiness(), readiness(), readiness()]);
  expect(asked).toBe(1);
  pass(5001);
  await readiness();
  expect(asked).toBe(2);
});
