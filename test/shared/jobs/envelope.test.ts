import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { defineJob } from '../../../shared/jobs/defineJob';
import {
  itemJson,
  joinItems,
  packEnvelope,
  readDueAt,
  readEnvelope,
  withDueAt,
} from '../../../shared/jobs/envelope';
import { BotError } from '../../../shared/errors';

const job = defineJob({
  queue: 'some-queue',
  kind: 'some',
  v: 2,
  body: z.object({ value: z.json() }),
});
const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

/** `__proto__` has a rule of its own. */
const aJsonValue = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

test('what was packed is read again, whatever the body', () => {
  fc.assert(
    fc.property(fc.array(aJsonValue, { minLength: 1, maxLength: 5 }), (values) => {
      const items = values.map((value) => ({
        trace,
        at: 5,
        body: { value: JSON.parse(JSON.stringify(value)) },
      }));
      expect(readEnvelope(job, packEnvelope(job, items))).toEqual(items);
    }),
  );
});

test('a field named __proto__ is left out and changes no object', () => {
  const value: unknown = JSON.parse('{"__proto__":{"polluted":1},"kept":2}');
  const [item] = readEnvelope(job, packEnvelope(job, [{ trace, at: 5, body: { value } }]));
  expect(item?.body.value).toEqual({ kept: 2 });
  expect(Object.getPrototypeOf(item?.body.value)).toBe(Object.prototype);
});

test('reads what the Functions host has parsed already', () => {
  const text = packEnvelope(job, [{ trace, at: 1, body: { value: 'x' } }]);
  expect(readEnvelope(job, JSON.parse(text))).toEqual(readEnvelope(job, text));
});

test('items that were written one by one join to the same envelope', () => {
  const items = [1, 2].map((value) => ({ trace, at: value, body: { value } }));
  expect(joinItems(job, items.map(itemJson))).toBe(packEnvelope(job, items));
});

test('a message is due when the first of its items is, which may be after it was queued', () => {
  const item = (at: number, dueAt?: number) => ({ trace, at, dueAt, body: { value: at } });
  const due = (...items: ReturnType<typeof item>[]) => readDueAt(packEnvelope(job, items));
  expect([due(item(5)), due(item(5, 20)), due(item(9, 20), item(7, 30))]).toEqual([5, 20, 20]);
  expect(readDueAt('not json')).toBeUndefined();
});

test('an item can be put off, and put off again', () => {
  const once = withDueAt(itemJson({ trace, at: 1, body: { value: 1 } }), 15);
  const text = joinItems(job, [withDueAt(once, 30)]);
  expect(readEnvelope(job, text)).toEqual([{ trace, at: 1, dueAt: 30, body: { value: 1 } }]);
});

test("keeps top-level names apart from those of the trigger's metadata", () => {
  const names = Object.keys(JSON.parse(packEnvelope(job, [{ trace, at: 1, body: { value: 1 } }])));
  for (const taken of ['id', 'dequeueCount', 'popReceipt', 'insertionTime', 'queueTrigger']) {
    expect(names).not.toContain(taken);
  }
});

test.each([
  ['text that is no JSON', 'not json'],
  ['a number', 123],
  ['another kind', { v: 2, kind: 'other', items: [{ trace, at: 1, body: { value: 1 } }] }],
  ['another version', { v: 3, kind: 'some', items: [{ trace, at: 1, body: { value: 1 } }] }],
  ['no items', { v: 2, kind: 'some', items: [] }],
  ['a body of another shape', { v: 2, kind: 'some', items: [{ trace, at: 1, body: {} }] }],
])('refuses %s', (_what, message) => {
  expect(() => readEnvelope(job, message)).toThrow(BotError);
});
