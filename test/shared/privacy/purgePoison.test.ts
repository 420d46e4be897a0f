import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { purgePoison } from '../../../shared/privacy/purgePoison';
import { createClaimCheck } from '../../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';
import { createMemoryQueue } from '../../../shared/storage/memoryQueue';
import { aUserId } from '../../builders/events';

function setUp() {
  let now = 0;
  const queue = createMemoryQueue('line-events-poison', () => now);
  const claimCheck = createClaimCheck(createMemoryBlobStore('claims'), randomUUID, 10);
  const purge = (userId: string) =>
    purgePoison({ poisonQueues: async () => [queue], claimCheck }, userId);
  const left = async () => {
    now += 31_000;
    return (await queue.receive(32, 1)).map(({ text }) => text);
  };
  return { queue, claimCheck, purge, left };
}

const envelope = (...bodies: unknown[]) =>
  JSON.stringify({ v: 1, kind: 'lineEvent', items: bodies.map((body) => ({ at: 0, body })) });
const eventOf = (userId: string) => ({ event: { source: { userId } } });

test('somebody’s events go, others of the same message stay', async () => {
  const { queue, purge, left } = setUp();
  await queue.send(envelope(eventOf(aUserId(1)), eventOf(aUserId(2))));
  await queue.send(envelope(eventOf(aUserId(1))));
  await queue.send(envelope(eventOf(aUserId(3))));
  expect(await purge(aUserId(1))).toBe(2);
  expect((await left()).toSorted()).toEqual(
    [envelope(eventOf(aUserId(2))), envelope(eventOf(aUserId(3)))].toSorted(),
  );
});

test('an event that lies in a blob goes with its blob', async () => {
  const { queue, claimCheck, purge, left } = setUp();
  const claim = await claimCheck.put(eventOf(aUserId(1)));
  await queue.send(envelope({ claim }));
  expect(await purge(aUserId(1))).toBe(1);
  expect(await claimCheck.get(claim ?? '')).toBeUndefined();
  expect(await left()).toEqual([]);
});

test('what is no envelope is looked at as it is', async () => {
  const { queue, purge, left } = setUp();
  await queue.send(`not json, but of ${aUserId(1)}`);
  await queue.send('not json');
  expect(await purge(aUserId(1))).toBe(1);
  expect(await left()).toEqual(['not json']);
});
