import { expect, test } from '@jest/globals';
import { packEnvelope, readEnvelope } from '../../../shared/jobs/envelope';
import { lineEventJob } from '../../../shared/jobs/lineEventJob';
import { replayPoison } from '../../../shared/management/replayPoison';
import { createMemoryQueue } from '../../../shared/storage/memoryQueue';
import { anItem, aTextEvent } from '../../builders/events';

function setUp() {
  let now = 0;
  const clock = () => now;
  return {
    clock,
    poison: createMemoryQueue('line-events-poison', clock),
    queue: createMemoryQueue('line-events', clock),
    pass: (ms: number) => (now += ms),
  };
}

test('every message goes back to work, each of its items marked as replayed and due now', async () => {
  const { poison, queue, clock, pass } = setUp();
  pass(7_000);
  const items = [anItem(aTextEvent()), anItem(aTextEvent())];
  for (let count = 0; count < 40; count += 1) {
    await poison.send(packEnvelope(lineEventJob, items));
  }
  expect(await replayPoison(poison, queue, clock)).toBe(40);
  expect([await poison.depth(), await queue.depth()]).toEqual([0, 40]);
  const [message] = await queue.receive(1, 0);
  expect(readEnvelope(lineEventJob, message?.text)).toEqual(
    items.map((item) => ({ ...item, dueAt: 7_000, replay: true })),
  );
});

test('nothing to replay is no error', async () => {
  const { poison, queue, clock } = setUp();
  expect(await replayPoison(poison, queue, clock)).toBe(0);
});

test.each(['not JSON', '{}', 'null', '[1]', '{"items":"none"}', '{"items":[1,null]}'])(
  'a message that is none of ours, %s, goes back as it is',
  async (text) => {
    const { poison, queue, clock } = setUp();
    await poison.send(text);
    expect(await replayPoison(poison, queue, clock)).toBe(1);
    expect((await queue.receive(1, 0))[0]?.text).toBe(text);
  },
);

test('a message is taken off the poison queue only once its copy is stored', async () => {
  const { poison, queue, clock, pass } = setUp();
  await poison.send('{"items":[]}');
  const down = { ...queue, send: () => Promise.reject(new Error('storage is down')) };
  await expect(replayPoison(poison, down, clock)).rejects.toThrow('storage is down');
  expect(await poison.depth()).toBe(1);
  pass(61_000);
  expect(await replayPoison(poison, queue, clock)).toBe(1);
});

test('a replay ends although what it replays fails again at once', async () => {
  const { poison, queue, clock } = setUp();
  await poison.send('{"items":[]}');
  await poison.send('{"items":[]}');
  const failing = { ...queue, send: (text: string) => poison.send(text) };
  expect(await replayPoison(poison, failing, clock)).toBe(2);
  expect(await poison.depth()).toBe(2);
});
