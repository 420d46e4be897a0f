import { beforeEach, expect, test } from '@jest/globals';
import { readOnce } from '../../../../shared/conversation/converse/readOnce';
import { createEventRecords } from '../../../../shared/inbox/eventRecords';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import type { Table } from '../../../../shared/storage/table';

const now = Date.UTC(2026, 10, 23, 12);
const identity = { webhookEventId: '01HZ0000000000000000000000', timestamp: now };
let table: Table;
beforeEach(() => {
  table = createMemoryTable('day');
});

/** What an instance that has just started does with the event. */
async function attempt(read: () => Promise<string>): Promise<string> {
  const records = createEventRecords({ clock: () => now, table: () => table });
  return readOnce(await records.begin(identity), read, () => 'given up');
}

/** An instance that dies of what it reads. */
async function deadly(): Promise<void> {
  await new Promise<void>((resolve) => {
    void attempt(() => {
      resolve();
      return new Promise(() => undefined);
    });
  });
}

test('what has ended two instances is not read a third time', async () => {
  await deadly();
  await deadly();
  expect(await attempt(() => Promise.resolve('read'))).toBe('given up');
});

test('an instance that died once, of whatever, is forgiven', async () => {
  await deadly();
  expect(await attempt(() => Promise.resolve('read'))).toBe('read');
  expect(await attempt(() => Promise.resolve('read'))).toBe('read');
});

test('reading that fails is no reading that kills', async () => {
  const fails = () => attempt(() => Promise.reject(new Error('storage is slow')));
  await expect(fails()).rejects.toThrow('slow');
  await expect(fails()).rejects.toThrow('slow');
  expect(await attempt(() => Promise.resolve('read'))).toBe('read');
});
