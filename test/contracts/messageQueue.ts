import { beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { MessageQueue } from '../../shared/storage/messageQueue';
import { withCode } from '../builders/withCode';

/** What every message queue does. `make` gives one that was never used. */
export function describeMessageQueue(name: string, make: () => MessageQueue): void {
  describe(`a message queue: ${name}`, () => {
    let queue: MessageQueue;
    beforeEach(() => {
      queue = make();
    });

    test('is made by the first message, and is empty before', async () => {
      expect(await queue.depth()).toBe(0);
      expect(await queue.receive(1, 30)).toEqual([]);
      expect(await queue.peek(1)).toEqual([]);
      await queue.send('first');
      expect(await queue.depth()).toBe(1);
    });

    test('gives texts of any characters back as they were', async () => {
      const text = JSON.stringify({
        th: 'กำลังใจ',
        ja: '「朝」',
        emoji: '👩‍🍳',
        control: '\u0000<&>',
      });
      await queue.send(text);
      const [message] = await queue.receive(1, 30);
      expect(message).toMatchObject({ text, dequeueCount: 1 });
      expect(message?.insertedAt.getTime()).toBeGreaterThan(0);
    });

    test('hides what was received, and counts how often it was', async () => {
      await queue.send('a');
      const [first] = await queue.receive(1, 1);
      expect(await queue.receive(1, 30)).toEqual([]);
      await delay(1200);
      const [second] = await queue.receive(1, 30);
      expect([first?.dequeueCount, second?.dequeueCount]).toEqual([1, 2]);
      expect(await queue.receive(1, 30)).toEqual([]);
      expect(await queue.depth()).toBe(1);
    });

    test('hides what was sent for later', async () => {
      await queue.send('later', { hiddenForSeconds: 60 });
      expect(await queue.receive(1, 30)).toEqual([]);
      expect(await queue.depth()).toBe(1);
    });

    test('shows what could be received, and leaves it there as it is', async () => {
      await queue.send('a');
      await queue.send('b');
      await queue.send('later', { hiddenForSeconds: 60 });
      const seen = await queue.peek(32);
      expect(seen.map(({ text, dequeueCount }) => [text, dequeueCount])).toEqual([
        ['a', 0],
        ['b', 0],
      ]);
      expect(await queue.peek(1)).toEqual(seen.slice(0, 1));
      const [received] = await queue.receive(1, 30);
      expect(received).toMatchObject({ ...seen[0], dequeueCount: 1 });
      expect((await queue.peek(32)).map(({ text }) => text)).toEqual(['b']);
    });

    test('removes by the latest receipt only', async () => {
      await queue.send('a');
      const [stale] = await queue.receive(1, 1);
      await delay(1200);
      const [current] = await queue.receive(1, 30);
      if (stale === undefined || current === undefined) throw new Error('nothing received');
      await queue.remove(stale);
      expect(await queue.depth()).toBe(1);
      await queue.remove(current);
      expect(await queue.depth()).toBe(0);
      await queue.remove(current);
    });

    test('gives up to as many messages as asked for', async () => {
      for (const text of ['a', 'b', 'c']) await queue.send(text);
      expect(await queue.receive(2, 30)).toHaveLength(2);
      expect(await queue.receive(32, 30)).toHaveLength(1);
    });

    test('takes 48 KiB and refuses more for good', async () => {
      await queue.send('x'.repeat(48 * 1024));
      await expect(queue.send('x'.repeat(48 * 1024 + 1))).rejects.toMatchObject(
        withCode('queue.tooLarge', { retryable: false }),
      );
      await expect(queue.send('あ'.repeat(17 * 1024))).rejects.toMatchObject(
        withCode('queue.tooLarge'),
      );
    });
  });
}
