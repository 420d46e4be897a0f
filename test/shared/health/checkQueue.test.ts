import { expect, test } from '@jest/globals';
import { systemTimers } from '../../../shared/clock';
import { checkQueue, maxWaitMs } from '../../../shared/health/checkQueue';
import { createHeartbeats } from '../../../shared/health/heartbeats';
import { packEnvelope } from '../../../shared/jobs/envelope';
import { lineEventJob, lineEventTwinJob } from '../../../shared/jobs/lineEventJob';
import { createMemoryQueue } from '../../../shared/storage/memoryQueue';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { anItem, aTextEvent } from '../../builders/events';

function setUp(job = lineEventJob) {
  let now = 1_763_900_000_000;
  const clock = () => now;
  const queue = createMemoryQueue(job.queue, clock);
  const table = createMemoryTable('health');
  const heartbeats = createHeartbeats({ table, clock, timers: systemTimers });
  return {
    queue,
    clock,
    pass: (ms: number) => void (now += ms),
    check: () => checkQueue({ job, queue, table, clock }),
    /** Queues an event that is due after so many seconds. */
    send: (seconds = 0) =>
      queue.send(
        packEnvelope(job, [{ ...anItem(aTextEvent(), now), dueAt: now + seconds * 1000 }]),
        { hiddenForSeconds: seconds },
      ),
    /** A function takes the oldest message and handles it; `meanwhile` runs before it is through. */
    async handle(meanwhile: () => Promise<void> = async () => undefined) {
      const [message] = await queue.receive(1, 600);
      await heartbeats.during(job.queue, meanwhile);
      if (message !== undefined) await queue.remove(message);
      await new Promise(setImmediate);
    },
  };
}

test('a queue with nothing on it passes, however long nothing has been reported', async () => {
  const { check, pass } = setUp();
  await check();
  pass(86_400_000);
  await check();
});

test('a message that has been due for over a minute does not pass, and the time it was due is said', async () => {
  const { check, pass, send, clock } = setUp();
  const sentAt = clock();
  await send();
  pass(maxWaitMs);
  await check();
  pass(1);
  await expect(check()).rejects.toMatchObject({ code: 'queue.late', since: sentAt });
});

test('a message that was delayed on purpose is late only a minute after it is due', async () => {
  const { check, pass, send, clock } = setUp(lineEventTwinJob);
  await send(600);
  pass(600_000);
  await check();
  const dueAt = clock();
  pass(maxWaitMs + 1);
  await expect(check()).rejects.toMatchObject({ code: 'queue.late', since: dueAt });
});

test('hidden twins pass: nobody waits for them yet', async () => {
  const { check, pass, send } = setUp(lineEventTwinJob);
  await send(600);
  await check();
  pass(500_000);
  await check();
});

test('a message whose instances die while they hold it does not pass after a minute', async () => {
  const { queue, check, pass, send, clock } = setUp();
  await send();
  await queue.receive(1, 600);
  const seenAt = clock();
  await check();
  pass(maxWaitMs + 1);
  await expect(check()).rejects.toMatchObject({ code: 'queue.silent', since: seenAt });
});

test('passes again once a function has reported', async () => {
  const { queue, check, pass, send, handle } = setUp();
  await send();
  await queue.receive(1, 600);
  await check();
  pass(maxWaitMs + 1);
  await expect(check()).rejects.toThrow();
  await send();
  await handle();
  await check();
});

test('passes again once the messages are gone', async () => {
  const { queue, check, pass, send } = setUp();
  await send();
  const [message] = await queue.receive(1, 600);
  await check();
  pass(maxWaitMs + 1);
  await expect(check()).rejects.toThrow();
  if (message !== undefined) await queue.remove(message);
  await check();
  await send();
  await check();
});

test('passes under load, although an instance reports only now and then', async () => {
  const { check, pass, send, handle } = setUp();
  for (let seconds = 0; seconds < 600; seconds += 5) {
    await send();
    await handle(check);
    pass(5000);
  }
});

test('stops passing when the functions stop, although they reported a moment before', async () => {
  const { queue, check, pass, send, handle } = setUp();
  await send();
  await handle();
  await send();
  await queue.receive(1, 600);
  const checks: string[] = [];
  for (let seconds = 0; seconds <= 120; seconds += 10) {
    checks.push(
      await check().then(
        () => 'ready',
        ({ code }: { code: string }) => code,
      ),
    );
    pass(10_000);
  }
  expect(checks.at(0)).toBe('ready');
  expect(checks.at(-1)).toBe('queue.silent');
});
