import { expect, test } from '@jest/globals';
import { createReadiness, type HealthPart } from '../../../shared/health/checkHealth';
import { systemTimers } from '../../../shared/clock';
import { NotReadyError } from '../../../shared/health/notReadyError';
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

test('says since when a part is not ready: as the part knows it, else since it was first found so', async () => {
  let lineAnswers = false;
  const parts = [
    { name: 'line', check: async () => lineAnswers || Promise.reject(new Error('no answer')) },
    {
      name: 'queue:line-events',
      check: () => Promise.reject(new NotReadyError('queue.late', 'Messages wait', 900_000)),
    },
  ];
  const { readiness, reporter, pass } = setUp(parts);
  const first = new Date(1_000_000).toISOString();
  await readiness();
  pass(6000);
  const late = { name: 'queue:line-events', ok: false, since: new Date(900_000).toISOString() };
  expect((await readiness()).parts).toMatchObject([
    { name: 'line', ok: false, since: first },
    late,
  ]);
  const codes = reporter.named('health.checked').map(({ fields }) => fields.code);
  expect(codes).toEqual(expect.arrayContaining(['unexpected', 'queue.late']));

  lineAnswers = true;
  pass(6000);
  expect((await readiness()).parts[0]).not.toHaveProperty('since');
  lineAnswers = false;
  pass(6000);
  expect((await readiness()).parts[0]).toMatchObject({
    since: new Date(1_018_000).toISOString(),
  });
});
